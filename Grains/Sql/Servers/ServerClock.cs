using OrleansChat.Directory;

namespace OrleansChat.Sql;

/// <summary>The time on a server.</summary>
internal sealed class ServerClock(ServerDatabase database) : IDatabaseClock
{
    /// <inheritdoc />
    public async Task<DateTimeOffset> Now() =>
        DateTimeOffset.FromUnixTimeMilliseconds((await database.Rows(new("directory/now"), row => row.GetInt64(0)))[0]);
}
