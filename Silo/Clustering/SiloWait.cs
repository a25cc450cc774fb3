using Microsoft.Extensions.Logging;

namespace OrleansChat.Silo;

/// <summary>A front may be started before its silos: it waits for the first of them, but not for ever.</summary>
internal sealed partial class SiloWait(Topology topology, TimeProvider clock, ILogger<SiloWait> logger) : IClientConnectionRetryFilter
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly long _since = clock.GetTimestamp();
    private bool _told;

    public async Task<bool> ShouldRetryConnectionAttempt(Exception exception, CancellationToken cancellationToken)
    {
        if (clock.GetElapsedTime(_since) > Patience)
            throw new StartRefusedException(
                $"No silo of the cluster '{topology.Id}' answered for {Patience.TotalSeconds:0} seconds: start a Silo with the same Cluster:Id on the same database, "
                + "and let this machine reach its gateway port.");
        if (!_told) LogWaiting(topology.Id, Patience.TotalSeconds);
        _told = true;
        await Task.Delay(Pause, clock, cancellationToken);
        return true;
    }

    [LoggerMessage(1, LogLevel.Warning, "No silo of the cluster '{Cluster}' answers yet; one is waited for {Seconds} seconds")]
    private partial void LogWaiting(string cluster, double seconds);
}
