namespace OrleansChat.Silo;

/// <summary>A front may be started before its silos: it waits for the first of them, but not for ever.</summary>
internal sealed class SiloWait(Topology topology, TimeProvider clock) : IClientConnectionRetryFilter
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly long _since = clock.GetTimestamp();

    public async Task<bool> ShouldRetryConnectionAttempt(Exception exception, CancellationToken cancellationToken)
    {
        if (clock.GetElapsedTime(_since) > Patience)
            throw new StartRefusedException(
                $"No silo of the cluster '{topology.Id}' answered for {Patience.TotalSeconds:0} seconds: start a Silo with the same Cluster:Id on the same database, "
                + $"and let this machine reach its gateway port ({exception.GetType().Name}: {exception.Message.TrimEnd('.')}).");
        await Task.Delay(Pause, clock, cancellationToken);
        return true;
    }
}
