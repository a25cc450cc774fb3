using System.Data;
using Npgsql;
using NpgsqlTypes;
using OrleansChat.Conversations.Log;

namespace OrleansChat.Sql;

/// <summary>The log's own connection to a server, used by one thread.</summary>
internal sealed class PostgreSqlLogConnection : IDisposable
{
    private const int IdleAfterMilliseconds = 500;
    private readonly NpgsqlConnection _connection;
    private readonly PostgreSqlBatchCommand _batch;
    private PostgreSqlBatchCommand? _withFiles;
    private long _usedAt = Environment.TickCount64;

    private PostgreSqlLogConnection(NpgsqlConnection connection)
    {
        _connection = connection;
        Run("connection/writer");
        using (var command = new NpgsqlCommand(SqlScripts.PostgreSql["connection/backend"], connection))
        using (var row = command.ExecuteReader())
        {
            row.Read();
            Backend = new(row.GetInt32(0), row.GetDateTime(1));
        }

        _batch = new(connection);
    }

    /// <summary>The server's process behind this connection.</summary>
    public PostgreSqlBackend Backend { get; }

    /// <exception cref="StoreUnavailableException">The database cannot be reached.</exception>
    public static PostgreSqlLogConnection Open(NpgsqlDataSource source)
    {
        NpgsqlConnection? connection = null;
        try
        {
            connection = source.OpenConnection();
            return new(connection);
        }
        catch (Exception failure) when (failure is NpgsqlException or InvalidOperationException or TimeoutException or IOException)
        {
            connection?.Dispose();
            throw PostgreSqlFault.OfOpen(failure);
        }
    }

    /// <summary>Whether it can be used: the driver closes it behind graver errors, a full disk among them. The server is asked only after a while without a batch.</summary>
    public bool Answers()
    {
        if (_connection.State != ConnectionState.Open) return false;
        if (Environment.TickCount64 - _usedAt < IdleAfterMilliseconds) return true;
        try
        {
            Run("connection/ping");
            return true;
        }
        catch (Exception lost) when (lost is NpgsqlException or InvalidOperationException)
        {
            return false;
        }
    }

    /// <inheritdoc cref="PostgreSqlBatchCommand.Run"/>
    public int[]? Append(Batch batch, bool apart)
    {
        var command = batch.Conversations.Any(write => write.HasFiles) ? _withFiles ??= new(_connection, withFiles: true) : _batch;
        var outcomes = command.Run(batch, apart);
        _usedAt = Environment.TickCount64;
        return outcomes;
    }

    /// <summary>Ends another connection of ours and waits for it; false when it still lives.</summary>
    public bool End(PostgreSqlBackend backend)
    {
        using var command = new NpgsqlCommand(SqlScripts.PostgreSql["connection/end-backend"], _connection);
        command.Parameters.AddWithValue("pid", backend.Pid);
        command.Parameters.AddWithValue("started", NpgsqlDbType.TimestampTz, backend.Started);
        return (bool)command.ExecuteScalar()!;
    }

    /// <summary>Raises the writer epochs.</summary>
    public void Fence(Guid[] conversations)
    {
        using var command = new NpgsqlCommand(SqlScripts.PostgreSql["append/fence"], _connection);
        command.Parameters.AddWithValue("public_ids", NpgsqlDbType.Array | NpgsqlDbType.Uuid, conversations);
        command.ExecuteNonQuery();
    }

    public void Dispose()
    {
        _batch.Dispose();
        _withFiles?.Dispose();
        _connection.Dispose();
    }

    private void Run(string statement)
    {
        using var command = new NpgsqlCommand(SqlScripts.PostgreSql[statement], _connection);
        command.ExecuteNonQuery();
    }
}

/// <summary>A server process: pids come back, a pid with its start does not.</summary>
internal readonly record struct PostgreSqlBackend(int Pid, DateTime Started);
