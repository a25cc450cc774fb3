using System.Collections.Immutable;
using OrleansChat.Conversations;
using OrleansChat.Work;

namespace OrleansChat.Sql;

/// <summary>Due work on a server. What is due and which leases lapsed is told by the database's clock, unless a test gives another.</summary>
internal sealed class ServerWorkQueue(ServerDatabase database, IRandomIds random, TimeProvider time) : IWorkQueue
{
    /// <inheritdoc />
    public Task Schedule(string kind, string key, DateTimeOffset dueAt) => database.Write(write => write.Run(
        "work/schedule", ("kind", kind), ("key", key), ("due_at", dueAt.ToUnixTimeMilliseconds())));

    /// <inheritdoc />
    public Task Cancel(string kind, string key) => database.Write(write => write.Run("work/cancel", ("kind", kind), ("key", key)));

    /// <inheritdoc />
    public async Task<ImmutableArray<WorkItem>> Claim(ImmutableArray<string> kinds, int most, TimeSpan lease)
    {
        var name = random.NewId();
        object? now = time == TimeProvider.System ? null : time.GetUtcNow().ToUnixTimeMilliseconds();
        var items = await database.Write(write => write.Rows(
            "work/claim",
            row => new WorkItem(
                row.GetString(0), row.GetString(1), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(2)), row.GetInt64(3), row.GetInt32(4), name),
            ("now", now), ("kinds", kinds.ToArray()), ("most", most), ("lease", name), ("lease_length", (long)lease.TotalMilliseconds)));
        return [.. items.OrderBy(item => item.DueAt)];
    }

    /// <inheritdoc />
    public async Task<bool> Finish(WorkItem item) => await database.Write(write => write.Run(
        "work/finish", ("kind", item.Kind), ("key", item.Key), ("version", item.Version), ("lease", item.Lease))) == 1;

    /// <inheritdoc />
    public Task Retry(WorkItem item, DateTimeOffset dueAt) => database.Write(write => write.Run(
        "work/retry",
        ("kind", item.Kind), ("key", item.Key), ("version", item.Version), ("lease", item.Lease), ("due_at", dueAt.ToUnixTimeMilliseconds())));

    /// <inheritdoc />
    public async Task<DateTimeOffset?> NextDue(ImmutableArray<string> kinds)
    {
        var next = await database.Rows<long?>(new("work/next-due", ("kinds", kinds.ToArray())), row => row.IsDBNull(0) ? null : row.GetInt64(0));
        return next[0] is { } due ? DateTimeOffset.FromUnixTimeMilliseconds(due) : null;
    }
}
