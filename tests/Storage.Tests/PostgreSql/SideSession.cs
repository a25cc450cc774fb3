using Npgsql;

namespace OrleansChat.Storage.Tests.PostgreSql;

/// <summary>A transaction of somebody else's, open until it is disposed.</summary>
internal sealed class SideSession : IDisposable
{
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _transaction;

    public SideSession(string connectionString, string sql)
    {
        _connection = new(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ToString());
        _connection.Open();
        _transaction = _connection.BeginTransaction();
        using var command = new NpgsqlCommand(sql, _connection, _transaction);
        command.ExecuteNonQuery();
    }

    /// <summary>
    /// Waits until the log's backend of that database waits for something, and answers its pid; null where the append was answered before
    /// that was seen: it waits for a second or a few, which on a busy machine pass unseen.
    /// </summary>
    public static Task<int?> LogThatWaits(string connectionString, string waitEventType, Task append) =>
        BackendThatWaits(connectionString, waitEventType, "append_batch", append);

    /// <summary>Waits until a commit waits for a standby: settings that were read anew are in force only when the server's own processes have them.</summary>
    public static async Task CommitsWaitForStandby(string connectionString)
    {
        var commits = Task.Run(() =>
        {
            while (true) PostgreSqlTestServer.Query(connectionString, "SELECT pg_logical_emit_message(true, 'waits', '')::text");
        });
        var waiting = await BackendThatWaits(connectionString, "IPC", "pg_logical_emit_message", commits);
        PostgreSqlTestServer.Query(connectionString, $"SELECT pg_terminate_backend({waiting}, 5000)::text");
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => commits);
    }

    private static async Task<int?> BackendThatWaits(string connectionString, string waitEventType, string statement, Task running)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ToString());
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            $"SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = '{waitEventType}' AND query LIKE '%{statement}%' AND pid <> pg_backend_pid() AND state = 'active'",
            connection);
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (!running.IsCompleted)
        {
            if (await command.ExecuteScalarAsync() is int pid) return pid;
            await look.WaitForNextTickAsync();
        }

        return null;
    }

    public void Dispose()
    {
        _transaction.Dispose();
        _connection.Dispose();
    }
}
