using System.Data;
using Microsoft.Data.SqlClient.Server;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using OrleansChat.Conversations;
using OrleansChat.Conversations.Log;
using OrleansChat.Sql;
using OrleansChat.Storage.Tests.Log;
using OrleansChat.Storage.Tests.Sqlite;

namespace OrleansChat.Storage.Tests.SqlServer;

/// <summary>A batch's tables are matched by place: their columns are those of the types, in that order, and every value fits.</summary>
public sealed class SqlServerRowsTests
{
    private static readonly Dictionary<SqlDataTypeOption, SqlDbType> Types = new()
    {
        [SqlDataTypeOption.Int] = SqlDbType.Int,
        [SqlDataTypeOption.BigInt] = SqlDbType.BigInt,
        [SqlDataTypeOption.Bit] = SqlDbType.Bit,
        [SqlDataTypeOption.NVarChar] = SqlDbType.NVarChar,
        [SqlDataTypeOption.VarBinary] = SqlDbType.VarBinary,
        [SqlDataTypeOption.UniqueIdentifier] = SqlDbType.UniqueIdentifier,
    };

    [Fact]
    public async Task Columns_are_those_of_the_table_types()
    {
        var batch = await Written(200);
        Matches("append_conversation", SqlServerRows.Conversations(batch));
        Matches("append_event", SqlServerRows.Events(batch));
        Matches("append_snapshot", SqlServerRows.Snapshots(batch));
        Matches("append_cursor", SqlServerRows.Cursors(batch));
    }

    [Fact]
    public async Task Values_stand_in_their_columns()
    {
        var batch = await Written(200);
        var write = Assert.Single(batch.Conversations);
        var conversation = Assert.Single(SqlServerRows.Conversations(batch).Select(Values));
        Assert.Equal(
            (1, 0, 200, "session-a", "widget", "sales", "Ada", DBNull.Value),
            (conversation["n"], conversation["expected_head"], conversation["head"], conversation["session_id"], conversation["widget_hash"],
                conversation["department_id"], conversation["visitor_name"], conversation["closed_by_id"]));
        Assert.Equal(ServerDialect.Uuid(write.Id.Value), conversation["public_id"]);

        var events = SqlServerRows.Events(batch).Select(Values).ToList();
        Assert.Equal(Enumerable.Range(1, 200), events.Select(row => (int)row["seq"]));
        Assert.Equal(write.Events.Select(row => (object)row.Body.Payload), events.Select(row => row["payload"]));
        Assert.Equal(write.Events.Select(row => row.Event.ClientId is { } id ? (object)ServerDialect.Uuid(id.Value) : DBNull.Value), events.Select(row => row["client_id"]));
        Assert.Equal(1, Assert.Single(SqlServerRows.Snapshots(batch).Select(Values))["owner"]);
        Assert.Equal(("op-1", 7), (Values(SqlServerRows.Cursors(batch).Single())["participant"], Values(SqlServerRows.Cursors(batch).Single())["seq"]));
    }

    private static void Matches(string type, IEnumerable<SqlDataRecord> rows)
    {
        var columns = SqlTexts.Find<CreateTypeTableStatement>(SqlTexts.Parse(SqlScripts.SqlServer.Schema("schema").Single(file => file.Name.EndsWith("005-append-batch.sql", StringComparison.Ordinal)).Text))
            .Single(declared => declared.Name.BaseIdentifier.Value == type).Definition.ColumnDefinitions
            .Select(column => (column.ColumnIdentifier.Value, Types[((SqlDataTypeReference)column.DataType).SqlDataTypeOption]));
        var row = rows.First();
        Assert.Equal(columns, Enumerable.Range(0, row.FieldCount).Select(row.GetSqlMetaData).Select(column => (column.Name, column.SqlDbType)));
    }

    // Taken at once: the record is used again.
    private static Dictionary<string, object> Values(SqlDataRecord row) => Enumerable.Range(0, row.FieldCount).ToDictionary(row.GetName, row.GetValue);

    // What the log gives to a store for one conversation, and a cursor with it.
    private static async Task<Batch> Written(int events)
    {
        using var store = new SqliteLogStore();
        var kept = new KeepingStore(store.Batches);
        var talk = new Talk();
        talk.Start();
        var appended = talk.Next([.. Enumerable.Range(0, events - talk.Head).Select(i => (talk.Visitor, (ClientId?)Talk.NewClientId(), (ConversationEvent)new MessagePosted($"{i}")))]);
        var first = new Talk { Id = talk.Id }.Start();
        using (var log = store.Log(_ => kept))
        {
            Assert.Equal(AppendOutcome.Committed, await log.Append(appended with { ExpectedHead = 0, Events = [first.Events[0], .. appended.Events] }));
        }

        return new(kept.Last!.Conversations, [new(talk.Id, "op-1", AuthorKind.Operator, 7)]);
    }

    private sealed class KeepingStore(IBatchStore inner) : IBatchStore
    {
        public Batch? Last { get; private set; }

        public IReadOnlyList<AppendOutcome> Commit(Batch batch) => inner.Commit(Last = batch);

        public void Fence(IReadOnlyCollection<ConversationId> conversations) => inner.Fence(conversations);
    }
}
