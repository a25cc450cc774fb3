using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OrleansChat.Conversations;
using OrleansChat.Conversations.Log;
using OrleansChat.Sql;

namespace OrleansChat.Hosting;

/// <summary>The process's database, upgraded and open from construction to disposal; the log on it.</summary>
public sealed class ChatStorage : IDisposable
{
    private readonly GroupCommitLog _log;

    /// <summary>Opens everything.</summary>
    /// <exception cref="DataFolderInUseException">Another process has the folder.</exception>
    /// <exception cref="DatabaseRefusedException">The database cannot be used, and why.</exception>
    public ChatStorage(
        DatabaseOptions database, IOptions<DataOptions> data, LogHealth health, IRandomIds random, TimeProvider time, ILoggerFactory loggers)
    {
        Store = database.IsServer
            ? OpenStore.Of(ServerDatabase.Open(ServerDialect.Of(database.Provider), database.ConnectionString, health), random, time)
            : Open(data.Value, health, random, time);
        _log = new(Store.Batches, Store.LogReader, health, time, loggers.CreateLogger<GroupCommitLog>());
    }

    /// <summary>Where the data lies: the data folder's full path, or the server's database.</summary>
    public string Folder => Store.Place;

    /// <summary>The silo's log.</summary>
    public IConversationLog Log => _log;

    /// <summary>The name under which Orleans knows the database's ADO.NET provider.</summary>
    public string OrleansInvariant => Store.OrleansInvariant;

    /// <summary>The connection string of Orleans' own tables.</summary>
    public string OrleansConnection => Store.OrleansConnection;

    internal OpenStore Store { get; }

    /// <summary>Writes what is queued and closes everything.</summary>
    public void Dispose()
    {
        _log.Dispose();
        Store.Dispose();
    }

    private static OpenStore Open(DataOptions options, LogHealth health, IRandomIds random, TimeProvider time)
    {
        var folder = options.Beside ? DataFolder.Beside(options.Folder) : DataFolder.Take(options.Folder);
        try
        {
            return OpenStore.Of(SqliteDatabase.Open(folder, health), folder, random, time);
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }
}
