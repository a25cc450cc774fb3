using OrleansChat.Conversations;
using OrleansChat.Directory;
using OrleansChat.Hosting;
using OrleansChat.Sql;
using OrleansChat.Work;

namespace OrleansChat.Storage.Tests.PostgreSql;

/// <summary>A database on the shared server.</summary>
internal sealed class PostgreSqlTestDatabase : TestDatabase
{
    public override DatabaseOptions Options { get; } = new(DatabaseProvider.PostgreSql, PostgreSqlTestServer.Create());

    public override List<string> Query(StorageHost host, string sql) => PostgreSqlTestServer.Query(Options.ConnectionString, sql);

    public override void Fill(StorageHost host) => PostgreSqlTestServer.Query(Options.ConnectionString, """
        CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = '53100'; END $$;
        CREATE TRIGGER refuse BEFORE INSERT ON quota FOR EACH ROW EXECUTE FUNCTION refuse();
        """);

    public override IDatabaseClock Clock(StorageHost host) => host.Get<ChatStorage>().Store.Clock;

    public override IWorkQueue Work(StorageHost host, TimeProvider time) =>
        new ServerWorkQueue(((PostgreSqlBatchStore)host.Get<ChatStorage>().Store.Batches).Database, new SystemRandomIds(), time);

    public override void Dispose() => PostgreSqlTestServer.Drop(Options.ConnectionString);
}
