using Npgsql;
using OrleansChat.Conversations;
using OrleansChat.Conversations.Log;

namespace OrleansChat.Sql;

/// <summary>Writes the log's batches to PostgreSQL, one round trip and one transaction each, on a connection of the log's own thread.</summary>
internal sealed class PostgreSqlBatchStore : IBatchStore, IDisposable
{
    private readonly ServerDatabase _database;
    private readonly NpgsqlDataSource _source;
    private readonly List<PostgreSqlBackend> _inDoubt = [];
    private PostgreSqlLogConnection? _open;
    private bool _closed;

    public PostgreSqlBatchStore(ServerDatabase database)
    {
        _database = database;
        var settings = PostgreSqlDialect.Settings(database.ConnectionString);
        settings.Pooling = false;
        settings.MaxAutoPrepare = 0;
        _source = NpgsqlDataSource.Create(settings);
    }

    /// <summary>Where they go.</summary>
    public ServerDatabase Database => _database;

    /// <inheritdoc />
    public IReadOnlyList<AppendOutcome> Commit(Batch batch)
    {
        try
        {
            var outcomes = Write(batch, apart: false);
            _database.Health.Wrote();
            return outcomes;
        }
        catch (StoreFullException full)
        {
            _database.Health.Fill(full.Message);
            throw;
        }
    }

    /// <inheritdoc />
    public void Fence(IReadOnlyCollection<ConversationId> conversations)
    {
        try
        {
            using var connection = Open();

            // A commit whose answer was lost may still be waiting in the server, also one that makes a conversation: there is no row of that to
            // fence. Once its backend is gone it is decided, and the epochs then outdate whatever else was decided before.
            while (_inDoubt.Count > 0)
            {
                if (!connection.End(_inDoubt[^1])) throw new StoreUnavailableException("A connection whose last batch is in doubt could not be ended yet.");
                _inDoubt.RemoveAt(_inDoubt.Count - 1);
            }

            connection.Fence([.. conversations.Select(id => PostgreSqlDialect.Uuid(id.Value))]);
        }
        catch (NpgsqlException failure)
        {
            throw new StoreUnavailableException($"The fence was not written: {failure.Message}", failure);
        }
    }

    public void Dispose()
    {
        _closed = true;
        _open?.Dispose();
        _open = null;
        _source.Dispose();
    }

    private AppendOutcome[] Write(Batch batch, bool apart)
    {
        var connection = Ready();
        try
        {
            return AppendAnswer.Outcomes(connection.Append(batch, apart), batch.Conversations.Count);
        }
        catch (PostgresException refused) when (PostgreSqlFault.IsRolledBack(refused))
        {
            if (!apart && (PostgreSqlFault.IsDuplicate(refused) || PostgreSqlFault.IsLocked(refused))) return Write(batch, apart: true);
            if (PostgreSqlFault.IsOfTheData(refused))
                return RefusedBatch.WriteInParts(batch, PostgreSqlFault.OfWrite(refused), part => Write(part, apart: false));
            throw PostgreSqlFault.OfWrite(refused);
        }
        catch (Exception failure)
        {
            _inDoubt.Add(connection.Backend);
            _open = null;
            connection.Dispose();
            throw PostgreSqlFault.OfWrite(failure);
        }
    }

    // A server that was started anew since the last batch is found out before this one is sent, and not by doubting it.
    private PostgreSqlLogConnection Ready()
    {
        if (_open is { } idle && !idle.Answers())
        {
            _open = null;
            idle.Dispose();
        }

        return _open ??= Open();
    }

    private PostgreSqlLogConnection Open() =>
        _closed ? throw new StoreUnavailableException("The database is closed.") : PostgreSqlLogConnection.Open(_source);
}
