using OrleansChat.Attachments;
using OrleansChat.Conversations;
using OrleansChat.Conversations.Log;
using OrleansChat.Directory;
using OrleansChat.Inbox;
using OrleansChat.Visitors;
using OrleansChat.Work;

namespace OrleansChat.Sql;

/// <summary>An open database, and everything that is stored in it.</summary>
internal sealed class OpenStore(Action close) : IDisposable
{
    /// <summary>Where the data lies, for people.</summary>
    public required string Place { get; init; }

    /// <summary>The name under which Orleans knows the ADO.NET provider.</summary>
    public required string OrleansInvariant { get; init; }

    /// <summary>What Orleans' own tables are reached with.</summary>
    public required string OrleansConnection { get; init; }

    public required IBatchStore Batches { get; init; }

    public required ILogReader LogReader { get; init; }

    public required IConversationReader Conversations { get; init; }

    public required IInboxReader Inbox { get; init; }

    public required IDirectoryStore Directory { get; init; }

    public required IVisitorIndex Visitors { get; init; }

    public required IWorkQueue Work { get; init; }

    public required ILimits Limits { get; init; }

    public required IAttachmentStore Attachments { get; init; }

    public required IKeyRingStore Keys { get; init; }

    public required IDatabaseClock Clock { get; init; }

    /// <summary>Null where only one process can have the database.</summary>
    public IClusterIdentityStore? Identity { get; init; }

    public void Dispose() => close();

    /// <summary>The two files of a data folder.</summary>
    public static OpenStore Of(SqliteDatabase database, DataFolder folder, IRandomIds random, TimeProvider time) => new(database.Dispose)
    {
        Place = folder.Path,

        // The name under which Orleans knows Microsoft.Data.Sqlite.
        OrleansInvariant = "System.Data.SQLite",
        OrleansConnection = database.StateConnection,
        Batches = new SqliteBatchStore(database),
        LogReader = new SqliteLogReader(database.Readers),
        Conversations = new SqliteConversationReader(database.Readers),
        Inbox = new SqliteInboxReader(database.Readers),
        Directory = new SqliteDirectory(database.Readers, database.Writer, time),
        Visitors = new SqliteVisitors(database.Writer, time),
        Work = new SqliteWorkQueue(database.Readers, database.Writer, random, time),
        Limits = new SqliteLimits(database.Writer, time),
        Attachments = new SqliteAttachments(database, random, time),
        Keys = new SqliteKeyRing(database.Readers, database.Writer),
        Clock = new SqliteClock(time),
    };

    /// <summary>A database on a server.</summary>
    public static OpenStore Of(ServerDatabase database, IRandomIds random, TimeProvider time)
    {
        var batches = database.Dialect.Batches(database);
        return new(() =>
        {
            (batches as IDisposable)?.Dispose();
            database.Dispose();
        })
        {
            Place = database.Dialect.Describe(database.ConnectionString),
            OrleansInvariant = database.Dialect.OrleansInvariant,
            OrleansConnection = database.Dialect.OrleansConnection(database.ConnectionString),
            Batches = batches,
            LogReader = new ServerLogReader(database),
            Conversations = new ServerConversationReader(database),
            Inbox = new ServerInboxReader(database),
            Directory = new ServerDirectory(database, time),
            Visitors = new ServerVisitors(database, time),
            Work = new ServerWorkQueue(database, random, time),
            Limits = new ServerLimits(database, time),
            Attachments = new ServerAttachments(database, random, time),
            Keys = new ServerKeyRing(database),
            Clock = new ServerClock(database),
            Identity = new ServerClusterIdentity(database),
        };
    }
}
