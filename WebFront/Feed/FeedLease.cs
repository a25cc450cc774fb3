using OrleansChat.Conversations;
using OrleansChat.Feed;

namespace OrleansChat.WebFront.Feed;

/// <summary>
/// Keeps this front known to every silo: in the same process by registration, elsewhere by a lease on each silo, renewed every few seconds,
/// at once where silos come or go, and lapsing by itself when the front is gone.
/// </summary>
internal sealed partial class FeedLease(
    IGrainFactory grains, PokeGate ear, FrontName front, InboxFeed inbox, FeedHealing healing, ClusterChanges changes, IRandomIds random,
    IServiceProvider services, TimeProvider clock, ILogger<FeedLease> logger) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(FrontLease.RenewSeconds);

    private readonly IFronts? _own = services.GetService<IFronts>();
    private readonly SiloAddress? _ownSilo = services.GetService<ILocalSiloDetails>()?.SiloAddress;
    private readonly IClusterMembershipService? _membership = services.GetService<IClusterMembershipService>();

    // Fronts that see the same change do not all call in the same moment.
    private readonly TimeSpan _jitter = TimeSpan.FromMilliseconds(4 * random.NewId()[0]);
    private readonly SemaphoreSlim _changed = new(0, 1);
    private HashSet<SiloAddress> _silos = [];

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        _own?.Register(front.Id, ear, until: null);
        changes.Happened += Changed;
        return base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        changes.Happened -= Changed;
        await base.StopAsync(cancellationToken);
        _own?.Release(front.Id);
    }

    public override void Dispose()
    {
        _changed.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Orleans keeps only a weak reference to what it calls back; the ear itself is kept by the container.
        var observer = grains.CreateObjectReference<IFrontObserver>(ear);
        try
        {
            while (true)
            {
                await Renew(observer);
                await inbox.TellInterest();
                if (!await _changed.WaitAsync(Pace, stoppingToken)) continue;
                await Task.Delay(_jitter, clock, stoppingToken);
                healing.Now();
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(_silos.Select(silo => Try(silo, lease => lease.Release(front.Id))));
            grains.DeleteObjectReference<IFrontObserver>(observer);
        }
    }

    private void Changed()
    {
        if (_changed.CurrentCount == 0) _changed.Release();
    }

    private async Task Renew(IFrontObserver observer)
    {
        try
        {
            var silos = await Silos();
            await Task.WhenAll(silos.Select(silo => Try(silo, lease => lease.Renew(front.Id, observer))));
            if (!silos.SetEquals(_silos)) healing.Now();
            _silos = silos;
        }
        catch (Exception exception)
        {
            LogNotRenewed(exception);
        }
    }

    // Where the one who knows does not answer, those that were known a moment ago are most likely still there.
    private async Task<HashSet<SiloAddress>> Silos()
    {
        if (_membership is { CurrentSnapshot: { } members })
            return members.Members.Values.Where(member => member.Status == SiloStatus.Active).Select(member => member.SiloAddress).Where(IsAnother).ToHashSet();
        try
        {
            var hosts = await grains.GetGrain<IManagementGrain>(0).GetHosts(onlyActive: true).WaitAsync(Pace, clock);
            return hosts.Keys.Where(IsAnother).ToHashSet();
        }
        catch (Exception exception)
        {
            LogNotRenewed(exception);
            return _silos;
        }
    }

    private bool IsAnother(SiloAddress silo) => !silo.Equals(_ownSilo);

    // A silo that hangs holds up no other.
    private async Task Try(SiloAddress silo, Func<IFrontLeaseGrain, Task> call)
    {
        try
        {
            await call(grains.GetGrain<IFrontLeaseGrain>(silo.ToParsableString())).WaitAsync(Pace, clock);
        }
        catch (Exception exception)
        {
            LogLeaseFailed(silo, exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "The lease on {Silo} was not renewed")]
    private partial void LogLeaseFailed(SiloAddress silo, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The silos are not known now; news may come late")]
    private partial void LogNotRenewed(Exception exception);
}
