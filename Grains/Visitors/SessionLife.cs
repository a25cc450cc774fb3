using OrleansChat.Work;

namespace OrleansChat.Visitors;

/// <summary>An anonymous session lives 400 days from its last use (D10).</summary>
public static class SessionLife
{
    /// <summary>The kind of due work that ends sessions.</summary>
    public const string Work = "session-end";

    private static readonly TimeSpan Life = TimeSpan.FromDays(400);

    /// <summary>When a session last used then (ms) ends.</summary>
    public static DateTimeOffset EndsAt(long lastUsedAt) => DateTimeOffset.FromUnixTimeMilliseconds(lastUsedAt) + Life;
}

/// <summary>Ends sessions that were not used for their whole life.</summary>
public sealed class SessionEndWork(IGrainFactory grains) : IWorkHandler
{
    /// <inheritdoc />
    public string Kind => SessionLife.Work;

    /// <inheritdoc />
    public Task Run(WorkItem item) => grains.GetGrain<IVisitorSessionGrain>(item.Key).Expire();
}
