using OrleansChat.Conversations.Log;
using OrleansChat.Sql;
using OrleansChat.Storage.Tests.Log;

namespace OrleansChat.Storage.Tests.Sqlite;

internal sealed class SqliteLogStore : LogStore
{
    private readonly string _path;
    private readonly bool _owner;
    private readonly List<SqliteLogStore> _others = [];

    public SqliteLogStore()
        : this(System.IO.Directory.CreateTempSubdirectory("orleanschat-").FullName, true)
    {
    }

    private SqliteLogStore(string path, bool owner)
    {
        _path = path;
        _owner = owner;
        Database = SqliteDatabase.Open(owner ? DataFolder.Take(path) : DataFolder.Beside(path), Health);
        Batches = new SqliteBatchStore(Database);
        Reader = new SqliteLogReader(Database.Readers);
    }

    public SqliteDatabase Database { get; }

    public string ChatFile => Path.Combine(_path, "chat.db");

    public override LogHealth Health { get; } = new();

    public override IBatchStore Batches { get; }

    public override ILogReader Reader { get; }

    public override LogStore Beside()
    {
        var other = new SqliteLogStore(_path, false);
        _others.Add(other);
        return other;
    }

    public override LogStore Reopen()
    {
        // The files as they stand at this moment, without the open process: what a crash leaves.
        var crashed = System.IO.Directory.CreateTempSubdirectory("orleanschat-").FullName;
        foreach (var name in new[] { "chat.db", "chat.db-wal" }) File.Copy(Path.Combine(_path, name), Path.Combine(crashed, name));
        var other = new SqliteLogStore(crashed, true);
        _others.Add(other);
        return other;
    }

    public override int ForgetSnapshots() => Database.Writer.Transact(session =>
    {
        session.Execute("DELETE FROM snapshot");
        return session.Changes;
    });

    public override void Dispose()
    {
        base.Dispose();
        foreach (var other in _others) other.Dispose();
        Database.Dispose();
        if (_owner) System.IO.Directory.Delete(_path, true);
    }
}
