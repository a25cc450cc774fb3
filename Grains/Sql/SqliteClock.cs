using OrleansChat.Directory;

namespace OrleansChat.Sql;

/// <summary>An embedded database has the process's own clock.</summary>
internal sealed class SqliteClock(TimeProvider time) : IDatabaseClock
{
    /// <inheritdoc />
    public Task<DateTimeOffset> Now() => Task.FromResult(time.GetUtcNow());
}
