using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OrleansChat.Conversations.Log;
using OrleansChat.Sql;

namespace OrleansChat.Hosting;

/// <summary>The data folder of this process, taken, upgraded and open from construction to disposal; the log on it.</summary>
public sealed class ChatStorage : IDisposable
{
    private readonly GroupCommitLog _log;

    /// <summary>Opens everything.</summary>
    /// <exception cref="DataFolderInUseException">Another process has the folder.</exception>
    public ChatStorage(IOptions<DataOptions> options, LogHealth health, TimeProvider time, ILoggerFactory loggers)
    {
        var folder = options.Value.Beside ? DataFolder.Beside(options.Value.Folder) : DataFolder.Take(options.Value.Folder);
        try
        {
            Database = SqliteDatabase.Open(folder, health);
        }
        catch
        {
            folder.Dispose();
            throw;
        }

        _log = new(new SqliteBatchStore(Database), new SqliteLogReader(Database.Readers), health, time, loggers.CreateLogger<GroupCommitLog>());
        Folder = folder.Path;
    }

    /// <summary>The data folder's full path.</summary>
    public string Folder { get; }

    /// <summary>The silo's log.</summary>
    public IConversationLog Log => _log;

    /// <summary>The connection string of the grain storage's own database.</summary>
    public string StateConnection => Database.StateConnection;

    internal SqliteDatabase Database { get; }

    /// <summary>Writes what is queued and closes everything.</summary>
    public void Dispose()
    {
        _log.Dispose();
        Database.Dispose();
    }
}
