using Microsoft.Data.Sqlite;
using OrleansChat.Conversations;
using OrleansChat.Directory;
using OrleansChat.Hosting;
using OrleansChat.Sql;
using OrleansChat.Work;

namespace OrleansChat.Storage.Tests.Sqlite;

/// <summary>The files lie in the host's folder, which goes with the host.</summary>
internal sealed class SqliteTestDatabase : TestDatabase
{
    public override DatabaseOptions Options => DatabaseOptions.Embedded;

    public override List<string> Query(StorageHost host, string sql)
    {
        _ = host.Get<ChatStorage>();
        using var connection = new SqliteConnection($"Data Source={host.Folder}/chat.db;Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = new SqliteCommand(sql, connection);
        using var rows = command.ExecuteReader();
        var texts = new List<string>();
        while (rows.Read()) texts.Add(rows.GetString(0));
        return texts;
    }

    public override void Fill(StorageHost host) => Database(host).Writer.Transact(session =>
    {
        session.Execute("PRAGMA max_page_count = 1");
        session.Execute("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20) INSERT INTO audit (at, actor, action, subject, detail) SELECT i, '', '', '', '' FROM n");
        return true;
    });

    public override IDatabaseClock Clock(StorageHost host) => new SqliteClock(TimeProvider.System);

    public override IWorkQueue Work(StorageHost host, TimeProvider time) =>
        new SqliteWorkQueue(Database(host).Readers, Database(host).Writer, new SystemRandomIds(), time);

    public override void Dispose()
    {
    }

    private static SqliteDatabase Database(StorageHost host) => ((SqliteBatchStore)host.Get<ChatStorage>().Store.Batches).Database;
}
