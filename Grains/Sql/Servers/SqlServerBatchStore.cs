using Microsoft.Data.SqlClient;
using OrleansChat.Conversations;
using OrleansChat.Conversations.Log;

namespace OrleansChat.Sql;

/// <summary>Writes the log's batches to SQL Server, one round trip and one transaction each, on a connection of the log's own thread.</summary>
internal sealed class SqlServerBatchStore(ServerDatabase database) : IBatchStore, IDisposable
{
    private readonly string _connectionString = Connection(database.ConnectionString);
    private readonly List<string> _inDoubt = [];
    private SqlServerLogConnection? _open;
    private bool _closed;

    /// <summary>Where they go.</summary>
    public ServerDatabase Database => database;

    /// <inheritdoc />
    public IReadOnlyList<AppendOutcome> Commit(Batch batch)
    {
        try
        {
            var outcomes = Write(batch, apart: false);
            database.Health.Wrote();
            return outcomes;
        }
        catch (StoreFullException full)
        {
            database.Health.Fill(full.Message);
            throw;
        }
    }

    /// <inheritdoc />
    public void Fence(IReadOnlyCollection<ConversationId> conversations)
    {
        try
        {
            using var connection = Open();

            // A batch whose answer was lost may still be under way, also one that makes a conversation: there is no row of that to fence. Once
            // its connection is gone it is decided, and the epochs then outdate whatever else was decided before.
            while (_inDoubt.Count > 0)
            {
                if (!connection.IsGone(_inDoubt[^1])) throw new StoreUnavailableException("A connection whose last batch is in doubt has not ended yet.");
                _inDoubt.RemoveAt(_inDoubt.Count - 1);
            }

            connection.Fence([.. conversations.Select(id => id.Value)]);
        }
        catch (SqlException failure)
        {
            throw new StoreUnavailableException($"The fence was not written: {failure.Message}", failure);
        }
    }

    public void Dispose()
    {
        _closed = true;
        _open?.Dispose();
        _open = null;
    }

    private AppendOutcome[] Write(Batch batch, bool apart)
    {
        var connection = Ready();
        try
        {
            return AppendAnswer.Outcomes(connection.Append(batch, apart), batch.Conversations.Count);
        }
        catch (SqlException refused) when (SqlServerFault.IsRolledBack(refused) && connection.IsOpen)
        {
            if (!apart && (SqlServerFault.IsDuplicate(refused) || SqlServerFault.IsLocked(refused))) return Write(batch, apart: true);
            if (SqlServerFault.IsOfTheData(refused))
                return RefusedBatch.WriteInParts(batch, SqlServerFault.OfWrite(refused), part => Write(part, apart: false));
            throw SqlServerFault.OfWrite(refused);
        }
        catch (Exception failure)
        {
            _inDoubt.Add(connection.Writer);
            _open = null;
            connection.Dispose();
            throw new StoreDoubtfulException($"The database did not answer: {failure.Message}", failure);
        }
    }

    // A server that was started anew since the last batch is found out before this one is sent, and not by doubting it.
    private SqlServerLogConnection Ready()
    {
        if (_open is { } idle && !idle.Answers())
        {
            _open = null;
            idle.Dispose();
        }

        return _open ??= Open();
    }

    private SqlServerLogConnection Open() =>
        _closed ? throw new StoreUnavailableException("The database is closed.") : SqlServerLogConnection.Open(_connectionString);

    // Not pooled: what is disposed is to end.
    private static string Connection(string connectionString)
    {
        var settings = SqlServerDialect.Settings(connectionString);
        settings.Pooling = false;
        return settings.ConnectionString;
    }
}
