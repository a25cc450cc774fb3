using OrleansChat.Feed;

namespace OrleansChat.WebFront.Feed;

/// <summary>Sends those who are connected elsewhere when this front is about to end: once balancers know, and not all in one moment.</summary>
internal sealed class FeedParting(Leaving leaving, FeedConnections connections, TimeProvider clock) : IHostedService, IDisposable
{
    private static readonly TimeSpan UntilBalancersKnow = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan Spread = TimeSpan.FromSeconds(1);

    private CancellationTokenRegistration _begun;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _begun = leaving.Begun.Register(() => _ = Part());
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _begun.Dispose();

    private async Task Part()
    {
        await Task.Delay(UntilBalancersKnow, clock);
        await connections.Part(Spread, clock);
    }
}
