using OrleansChat.Feed;

namespace OrleansChat.WebFront.Feed;

/// <summary>
/// Keeps this front known to every silo: in the same process by registration, elsewhere by a lease on each silo, renewed every few seconds
/// and lapsing by itself when the front is gone.
/// </summary>
internal sealed partial class FeedLease(
    IGrainFactory grains, FrontFeed feed, FrontName front, InboxFeed inbox, FeedHealing healing, IServiceProvider services, TimeProvider clock,
    ILogger<FeedLease> logger) : BackgroundService
{
    private readonly IFronts? _own = services.GetService<IFronts>();
    private readonly SiloAddress? _ownSilo = services.GetService<ILocalSiloDetails>()?.SiloAddress;
    private HashSet<SiloAddress> _silos = [];

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        _own?.Register(front.Id, feed, until: null);
        return base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        _own?.Release(front.Id);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Orleans keeps only a weak reference to what it calls back; the feed itself is kept by the container.
        var observer = grains.CreateObjectReference<IFrontObserver>(feed);
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(FrontLease.RenewSeconds), clock);
        try
        {
            do
            {
                await Renew(observer);
                await inbox.TellInterest();
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(_silos.Select(silo => Try(silo, lease => lease.Release(front.Id))));
            grains.DeleteObjectReference<IFrontObserver>(observer);
        }
    }

    private async Task Renew(IFrontObserver observer)
    {
        try
        {
            var hosts = await grains.GetGrain<IManagementGrain>(0).GetHosts(onlyActive: true);
            var silos = hosts.Keys.Where(silo => !silo.Equals(_ownSilo)).ToHashSet();
            await Task.WhenAll(silos.Select(silo => Try(silo, lease => lease.Renew(front.Id, observer))));
            if (!silos.SetEquals(_silos)) healing.Now();
            _silos = silos;
        }
        catch (Exception exception)
        {
            LogNotRenewed(exception);
        }
    }

    private async Task Try(SiloAddress silo, Func<IFrontLeaseGrain, Task> call)
    {
        try
        {
            await call(grains.GetGrain<IFrontLeaseGrain>(silo.ToParsableString()));
        }
        catch (Exception exception)
        {
            LogLeaseFailed(silo, exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "The lease on {Silo} was not renewed")]
    private partial void LogLeaseFailed(SiloAddress silo, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The leases were not renewed; news may come late")]
    private partial void LogNotRenewed(Exception exception);
}
