using System.Data.Common;
using OrleansChat.Conversations.Log;

namespace OrleansChat.Sql;

/// <summary>A database on a server, brought to this release's schema and open.</summary>
internal sealed class ServerDatabase : IDisposable
{
    private readonly DbDataSource _source;

    private ServerDatabase(ServerDialect dialect, string connectionString, LogHealth health)
    {
        (Dialect, ConnectionString, Health) = (dialect, connectionString, health);
        _source = dialect.Open(connectionString);
    }

    public ServerDialect Dialect { get; }

    public string ConnectionString { get; }

    public LogHealth Health { get; }

    /// <summary>Installs or upgrades the schema and opens the database.</summary>
    /// <exception cref="DatabaseRefusedException">It cannot be used, and why.</exception>
    public static ServerDatabase Open(ServerDialect dialect, string connectionString, LogHealth health)
    {
        ServerSchema.Install(dialect, connectionString);
        return new(dialect, connectionString, health);
    }

    /// <summary>Reads what statements answer, all in one round trip and of one moment of the database.</summary>
    /// <exception cref="LogUnavailableException">The database does not answer.</exception>
    public async Task<T> Read<T>(Statement[] statements, Func<DbDataReader, Task<T>> read)
    {
        for (var again = false; ; again = true)
        {
            try
            {
                await using var connection = await _source.OpenConnectionAsync();
                return await Dialect.Ask(connection, statements, read);
            }
            catch (DbException lost) when (!again && Dialect.IsConnectionLost(lost))
            {
                // A pooled connection whose server was started anew: the next one is fresh.
            }
            catch (Exception failure) when (failure is DbException or ObjectDisposedException)
            {
                throw new LogUnavailableException($"The database cannot be read: {failure.Message}", failure);
            }
        }
    }

    /// <summary>Reads the rows of one statement.</summary>
    /// <exception cref="LogUnavailableException">The database does not answer.</exception>
    public Task<List<T>> Rows<T>(Statement statement, Func<DbDataReader, T> row) => Read([statement], rows => rows.All(row));

    /// <summary>Runs statements in one transaction.</summary>
    /// <exception cref="StoreException">See there for what was written.</exception>
    public async Task<T> Write<T>(Func<ServerTransaction, Task<T>> statements)
    {
        DbConnection connection;
        try
        {
            connection = await _source.OpenConnectionAsync();
        }
        catch (Exception failure) when (failure is DbException or ObjectDisposedException)
        {
            throw new StoreUnavailableException($"The database cannot be reached: {failure.Message}", failure);
        }

        await using (connection)
        {
            try
            {
                await using var transaction = await connection.BeginTransactionAsync();
                var result = await statements(new(Dialect, transaction));
                await transaction.CommitAsync();
                Health.Wrote();
                return result;
            }
            catch (DbException failure)
            {
                var mapped = Dialect.OfWrite(failure);
                if (mapped is StoreFullException) Health.Fill(mapped.Message);
                throw mapped;
            }
        }
    }

    public void Dispose() => _source.Dispose();
}
