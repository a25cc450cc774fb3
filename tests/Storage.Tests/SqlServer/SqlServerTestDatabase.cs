using Microsoft.Data.SqlClient;
using OrleansChat.Conversations;
using OrleansChat.Directory;
using OrleansChat.Hosting;
using OrleansChat.Sql;
using OrleansChat.Work;

namespace OrleansChat.Storage.Tests.SqlServer;

/// <summary>A database on the server that is given.</summary>
internal sealed class SqlServerTestDatabase : TestDatabase
{
    public override DatabaseOptions Options { get; } = new(DatabaseProvider.SqlServer, SqlServerTestServer.Create());

    public override List<string> Query(StorageHost host, string sql) => SqlServerTestServer.Query(Options.ConnectionString, sql);

    // Its file may no longer grow, and is filled to the last page.
    public override void Fill(StorageHost host) => SqlServerTestServer.Query(
        Options.ConnectionString,
        $"ALTER DATABASE CURRENT MODIFY FILE (NAME = {new SqlConnectionStringBuilder(Options.ConnectionString).InitialCatalog}, FILEGROWTH = 0)",
        "CREATE TABLE filler (x char(8000) NOT NULL)",
        """
        BEGIN TRY
            WHILE 1 = 1 INSERT INTO filler (x) VALUES ('');
        END TRY
        BEGIN CATCH
            IF ERROR_NUMBER() <> 1105 THROW;
        END CATCH;
        """);

    public override IDatabaseClock Clock(StorageHost host) => host.Get<ChatStorage>().Store.Clock;

    public override IWorkQueue Work(StorageHost host, TimeProvider time) =>
        new ServerWorkQueue(((SqlServerBatchStore)host.Get<ChatStorage>().Store.Batches).Database, new SystemRandomIds(), time);

    public override void Dispose() => SqlServerTestServer.Drop(Options.ConnectionString);
}
