using OrleansChat.Conversations.Log;
using OrleansChat.Sql;
using OrleansChat.Storage.Tests.Log;

namespace OrleansChat.Storage.Tests.SqlServer;

internal sealed class SqlServerLogStore : LogStore
{
    private readonly string _connectionString;
    private readonly bool _owner;
    private readonly ServerDatabase _database;
    private readonly SqlServerBatchStore _batches;
    private readonly List<SqlServerLogStore> _others = [];

    public SqlServerLogStore()
        : this(SqlServerTestServer.Create(), true)
    {
    }

    private SqlServerLogStore(string connectionString, bool owner)
    {
        _connectionString = connectionString;
        _owner = owner;
        _database = ServerDatabase.Open(new SqlServerDialect(), connectionString, Health);
        _batches = new(_database);
        Reader = new ServerLogReader(_database);
    }

    public override LogHealth Health { get; } = new();

    public override IBatchStore Batches => _batches;

    public override ILogReader Reader { get; }

    public override LogStore Beside()
    {
        var other = new SqlServerLogStore(_connectionString, false);
        _others.Add(other);
        return other;
    }

    // What the old store has open stays open, as a server sees it when a process dies.
    public override LogStore Reopen() => Beside();

    public override int ForgetSnapshots() => SqlServerTestServer.Query(_connectionString, "DELETE FROM snapshot OUTPUT deleted.seq").Count;

    public override void Dispose()
    {
        base.Dispose();
        foreach (var other in _others) other.Dispose();
        _batches.Dispose();
        _database.Dispose();
        if (_owner) SqlServerTestServer.Drop(_connectionString);
    }
}
