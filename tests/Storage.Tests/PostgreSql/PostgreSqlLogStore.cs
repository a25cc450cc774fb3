using System.Globalization;
using OrleansChat.Conversations.Log;
using OrleansChat.Sql;
using OrleansChat.Storage.Tests.Log;

namespace OrleansChat.Storage.Tests.PostgreSql;

internal sealed class PostgreSqlLogStore : LogStore
{
    private readonly bool _owner;
    private readonly PostgreSqlBatchStore _batches;
    private readonly List<PostgreSqlLogStore> _others = [];

    public PostgreSqlLogStore()
        : this(PostgreSqlTestServer.Create(), true)
    {
    }

    public PostgreSqlLogStore(string connectionString, bool owner)
    {
        ConnectionString = connectionString;
        _owner = owner;
        Database = ServerDatabase.Open(new PostgreSqlDialect(), connectionString, Health);
        _batches = new(Database);
        Reader = new ServerLogReader(Database);
    }

    public string ConnectionString { get; }

    public ServerDatabase Database { get; }

    public override LogHealth Health { get; } = new();

    public override IBatchStore Batches => _batches;

    public override ILogReader Reader { get; }

    public override LogStore Beside()
    {
        var other = new PostgreSqlLogStore(ConnectionString, false);
        _others.Add(other);
        return other;
    }

    // What the old store has open stays open, as a server sees it when a process dies.
    public override LogStore Reopen() => Beside();

    public override int ForgetSnapshots() => PostgreSqlTestServer.Query(ConnectionString, "DELETE FROM snapshot RETURNING seq").Count;

    public override TimeSpan ServerCpu()
    {
        const int UserAndKernel = 13, TicksPerSecond = 100;
        var log = PostgreSqlTestServer.Query(ConnectionString, "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND query LIKE '%append_batch%' AND pid <> pg_backend_pid()");
        var stat = log.Select(pid => $"/proc/{pid}/stat").Where(File.Exists).Select(file => File.ReadAllText(file).Split(' '));
        return TimeSpan.FromSeconds(stat.Sum(fields => fields.Skip(UserAndKernel).Take(2).Sum(ticks => long.Parse(ticks, CultureInfo.InvariantCulture)) / (double)TicksPerSecond));
    }

    public override void Dispose()
    {
        base.Dispose();
        foreach (var other in _others) other.Dispose();
        _batches.Dispose();
        Database.Dispose();
        if (_owner) PostgreSqlTestServer.Drop(ConnectionString);
    }
}
