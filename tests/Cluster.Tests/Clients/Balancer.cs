using System.Collections.Concurrent;

namespace OrleansChat.Cluster.Tests.Clients;

/// <summary>What stands before the fronts: it knows no sessions, and tries another front where one did not answer a moment ago.</summary>
internal sealed class Balancer(IReadOnlyList<Uri> fronts)
{
    private static readonly TimeSpan Shunned = TimeSpan.FromSeconds(2);
    private readonly ConcurrentDictionary<Uri, long> _failed = new();

    /// <summary>A front for the next connection.</summary>
    public Uri Choose(Random random)
    {
        var usable = fronts.Where(front => !_failed.TryGetValue(front, out var at) || TimeProvider.System.GetElapsedTime(at) > Shunned).ToList();
        var among = usable.Count > 0 ? usable : fronts;
        lock (random) return among[random.Next(among.Count)];
    }

    /// <summary>A connection to it failed.</summary>
    public void Failed(Uri front) => _failed[front] = TimeProvider.System.GetTimestamp();
}
