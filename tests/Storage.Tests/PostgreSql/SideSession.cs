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

    /// <summary>Waits until the log's backend of that database waits for something, and answers its pid.</summary>
    public static Task<int> LogThatWaits(string connectionString, string waitEventType) => BackendThatWaits(connectionString, waitEventType, "append_batch");

    /// <summary>Waits until a commit waits for a standby: settings that were read anew are in force only when the server's own processes have them.</summary>
    public static async Task CommitsWaitForStandby(string connectionString)
    {
        var commits = Task.Run(() =>
        {
            while (true) PostgreSqlTestServer.Query(connectionString, "SELECT pg_logical_emit_message(true, 'waits', '')::text");
        });
        var waiting = await BackendThatWaits(connectionString, "IPC", "pg_logical_emit_message");
        PostgreSqlTestServer.Query(connectionString, $"SELECT pg_terminate_backend({waiting}, 5000)::text");
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => commits);
    }

    private static async Task<int> BackendThatWaits(string connectionString, string waitEventType, string statement)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            var pids = PostgreSqlTestServer.Query(connectionString,
                $"SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = '{waitEventType}' AND query LIKE '%{statement}%' AND pid <> pg_backend_pid() AND state = 'active'");
            if (pids.Count > 0) return int.Parse(pids[0], System.Globalization.CultureInfo.InvariantCulture);
            await Task.Delay(10, patience.Token);
        }
    }

    public void Dispose()
    {
        _transaction.Dispose();
        _connection.Dispose();
    }
}
