using OrleansChat.Directory;
using static OrleansChat.Sql.LimitRules;

namespace OrleansChat.Sql;

/// <summary>Counters in <c>chat.db</c>; what has long lapsed is swept away by the way.</summary>
internal sealed class SqliteLimits(SqliteWriter writer, TimeProvider time) : ILimits
{
    private int _counted;

    /// <inheritdoc />
    public Task<Use> Take(string kind, string key, TimeSpan window) => writer.Write(session =>
    {
        Sweep(session);
        var length = (long)window.TotalMilliseconds;
        var take = session["limits/take"].Bind(kind).Bind(key).Bind(Now).Bind(length).Bind(1L);
        take.Step();
        var use = new Use(take.Long(0), TimeSpan.FromMilliseconds(take.Long(1) + length - Now));
        take.ToEnd();
        return use;
    });

    /// <inheritdoc />
    public Task<TimeSpan?> TrySignIn(SignInKey key) => writer.Write<TimeSpan?>(session =>
    {
        Sweep(session);
        var counted = session["limits/try-sign-in"].Bind(key.Value).Bind(Now).Bind(FailuresThatLock).Bind((long)Locked.TotalMilliseconds);
        counted.Step();
        var (failures, lockedUntil) = (counted.Int(0), counted.Long(1));
        counted.ToEnd();
        return failures > FailuresThatLock ? TimeSpan.FromMilliseconds(lockedUntil - Now) : null;
    });

    /// <inheritdoc />
    public Task ForgetFailures(SignInKey key) => writer.Write(session =>
    {
        session["limits/forget-failures"].Bind(key.Value).Run();
        return true;
    });

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    private void Sweep(SqliteSession session)
    {
        if (++_counted % SweepEvery != 0) return;
        session["limits/forget-old-quotas"].Bind(Now - (long)LongestWindow.TotalMilliseconds).Run();
        session["limits/forget-old-failures"].Bind(Now - (long)FailuresKept.TotalMilliseconds).Run();
    }
}
