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
    public static async Task<int> LogThatWaits(string connectionString, string waitEventType)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (true)
        {
            var pids = PostgreSqlTestServer.Query(connectionString,
                $"SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = '{waitEventType}' AND query LIKE '%append_batch%' AND state = 'active'");
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
