using System.Data;
using Microsoft.Data.SqlClient;
using OrleansChat.Conversations.Log;

namespace OrleansChat.Sql;

/// <summary>The log's own connection to a server, used by one thread.</summary>
internal sealed class SqlServerLogConnection : IDisposable
{
    private const int IdleAfterMilliseconds = 500;
    private readonly SqlServerDialect _dialect = new();
    private readonly SqlConnection _connection;
    private readonly SqlServerBatchCommand _batch;
    private long _usedAt = Environment.TickCount64;

    private SqlServerLogConnection(SqlConnection connection)
    {
        _connection = connection;
        using var command = Command("connection/writer");
        Writer = (string)command.ExecuteScalar()!;
        _batch = new(connection);
    }

    /// <summary>The name of the lock that this connection holds as long as it lives.</summary>
    public string Writer { get; }

    /// <summary>False once the driver gave it up.</summary>
    public bool IsOpen => _connection.State == ConnectionState.Open;

    /// <exception cref="StoreUnavailableException">The database cannot be reached.</exception>
    public static SqlServerLogConnection Open(string connectionString)
    {
        var connection = new SqlConnection(connectionString);
        try
        {
            connection.Open();
            return new(connection);
        }
        catch (Exception failure) when (failure is SqlException or InvalidOperationException)
        {
            connection.Dispose();
            throw SqlServerFault.OfOpen(failure);
        }
    }

    /// <summary>Whether the server is still there. Asked only after a while without a batch.</summary>
    public bool Answers()
    {
        if (!IsOpen) return false;
        if (Environment.TickCount64 - _usedAt < IdleAfterMilliseconds) return true;
        try
        {
            using var command = Command("connection/ping");
            command.ExecuteNonQuery();
            return true;
        }
        catch (Exception lost) when (lost is SqlException or InvalidOperationException)
        {
            return false;
        }
    }

    /// <inheritdoc cref="SqlServerBatchCommand.Run"/>
    public int[]? Append(Batch batch, bool apart)
    {
        var outcomes = _batch.Run(batch, apart);
        _usedAt = Environment.TickCount64;
        return outcomes;
    }

    /// <summary>Waits for the end of another connection of ours; false when it still lives.</summary>
    public bool IsGone(string writer)
    {
        using var command = Command("connection/is-writer-gone", ("writer", writer));
        return (bool)command.ExecuteScalar()!;
    }

    /// <summary>Raises the writer epochs.</summary>
    public void Fence(UInt128[] conversations)
    {
        using var command = Command("append/fence", ("public_ids", conversations));
        command.ExecuteNonQuery();
    }

    public void Dispose()
    {
        _batch.Dispose();
        _connection.Dispose();
    }

    private SqlCommand Command(string statement, params (string Name, object? Value)[] parameters)
    {
        var command = new SqlCommand(SqlScripts.SqlServer[statement], _connection);
        foreach (var (name, value) in parameters) command.Parameters.Add(_dialect.Parameter(name, value));
        return command;
    }
}
