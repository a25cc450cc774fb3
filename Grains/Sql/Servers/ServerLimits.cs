using OrleansChat.Directory;
using static OrleansChat.Sql.LimitRules;

namespace OrleansChat.Sql;

/// <summary>Counters on a server; what has long lapsed is swept away by the way.</summary>
internal sealed class ServerLimits(ServerDatabase database, TimeProvider time) : ILimits
{
    private int _counted;

    /// <inheritdoc />
    public Task<Use> Take(string kind, string key, TimeSpan window) => database.Write(async write =>
    {
        await Sweep(write);
        var (now, length) = (Now, (long)window.TotalMilliseconds);
        var counted = await write.Rows(
            "limits/take",
            row => (Count: row.GetInt64(0), Start: row.GetInt64(1)),
            ("kind", kind), ("key", key), ("now", now), ("window", length), ("amount", 1L));
        return new Use(counted[0].Count, TimeSpan.FromMilliseconds(counted[0].Start + length - now));
    });

    /// <inheritdoc />
    public Task<TimeSpan?> TrySignIn(SignInKey key) => database.Write<TimeSpan?>(async write =>
    {
        await Sweep(write);
        var now = Now;
        var counted = await write.Rows(
            "limits/try-sign-in",
            row => (Failures: row.GetInt32(0), LockedUntil: row.GetInt64(1)),
            ("sign_in_key", key.Value), ("now", now), ("most", FailuresThatLock), ("locked", (long)Locked.TotalMilliseconds));
        return counted[0].Failures > FailuresThatLock ? TimeSpan.FromMilliseconds(counted[0].LockedUntil - now) : null;
    });

    /// <inheritdoc />
    public Task ForgetFailures(SignInKey key) => database.Write(write => write.Run("limits/forget-failures", ("sign_in_key", key.Value)));

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    private async Task Sweep(ServerTransaction write)
    {
        if (Interlocked.Increment(ref _counted) % SweepEvery != 0) return;
        await write.Run("limits/forget-old-quotas", ("before", Now - (long)LongestWindow.TotalMilliseconds));
        await write.Run("limits/forget-old-failures", ("before", Now - (long)FailuresKept.TotalMilliseconds));
    }
}
