using System.Collections.Concurrent;

namespace OrleansChat.WebFront.Feed;

/// <summary>Every hub connection of this front, so that those that no longer take anything can be ended without a timer for each.</summary>
public sealed class FeedConnections
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private const int PartingSteps = 20;

    private readonly ConcurrentDictionary<string, FeedConnection> _connections = new();

    /// <summary>How many there are.</summary>
    public int Count => _connections.Count;

    internal void Add(string connectionId, FeedConnection connection) => _connections[connectionId] = connection;

    internal void Remove(string connectionId) => _connections.TryRemove(connectionId, out _);

    /// <summary>Ends all of them, one after the other over that time, so that their clients do not all come back in one moment.</summary>
    internal async Task Part(TimeSpan within, TimeProvider clock)
    {
        var leaving = _connections.Values.ToList();
        foreach (var some in leaving.Chunk(Math.Max(1, leaving.Count / PartingSteps)))
        {
            foreach (var connection in some) connection.Abort();
            await Task.Delay(within / PartingSteps, clock);
        }
    }

    /// <summary>Ends connections whose client reads nothing.</summary>
    internal void AbortStuck()
    {
        foreach (var (_, connection) in _connections) connection.AbortIfStuck(Patience);
    }
}
