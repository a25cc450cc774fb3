using System.Data;
using System.Text.Json;
using Microsoft.Data.SqlClient.Server;
using OrleansChat.Conversations.Log;

namespace OrleansChat.Sql;

/// <summary>The rows of a batch, column by column as the table types of <c>append_batch</c> have them. A record is used again for the next row.</summary>
internal static class SqlServerRows
{
    private static readonly SqlMetaData[] ConversationColumns =
    [
        Whole("n"), Uuid("public_id"), Whole("expected_head"), Whole("writer_epoch"), Whole("head"),
        Text("session_id"), Text("widget_hash"), Text("button_id"), Text("department_id"), Whole("priority"), Long("started_at"),
        Whole("status"), Long("last_at"), Long("closed_at"), Whole("closed_by_kind"), Text("closed_by_id"), Text("closed_by_name"),
        Text("assignee_id"), Text("assignee_name"), Whole("assignment_epoch"), Text("visitor_name"), Whole("visitor_messages"),
        Whole("team_messages"), Long("waiting_since"), Whole("last_author_kind"), Text("last_author_id"), Text("last_author_name"),
        Text("preview"), new("read_only", SqlDbType.Bit),
    ];

    private static readonly SqlMetaData[] EventColumns =
    [
        Whole("owner"), Whole("seq"), Text("kind"), Whole("version"), Long("at"), Whole("author_kind"), Text("author_id"), Text("author_name"),
        Uuid("client_id"), Bytes("payload"), Whole("visitor_no"), Whole("team_no"),
    ];

    private static readonly SqlMetaData[] SnapshotColumns = [Whole("owner"), Whole("version"), Bytes("payload")];

    private static readonly SqlMetaData[] CursorColumns =
        [Uuid("public_id"), new("participant", SqlDbType.NVarChar, 200), Whole("kind"), Whole("seq")];

    private static readonly SqlMetaData[] FileColumns =
        [new("id", SqlDbType.NVarChar, 50), Whole("owner"), Whole("seq"), Whole("author_kind"), new("author_id", SqlDbType.NVarChar, 200)];

    public static IEnumerable<SqlDataRecord> Conversations(Batch batch)
    {
        var row = new SqlDataRecord(ConversationColumns);
        for (var i = 0; i < batch.Conversations.Count; i++)
        {
            var (write, state) = (batch.Conversations[i], batch.Conversations[i].State);
            Set(
                row,
                i + 1, ServerDialect.Uuid(write.Id.Value), write.ExpectedHead, write.WriterEpoch, write.Head,
                state.SessionId, state.WidgetHash, state.ButtonId, state.DepartmentId, (int)state.Priority, state.StartedAt,
                (int)state.Status, state.LastAt, state.ClosedAt, (int?)state.ClosedBy?.Kind, state.ClosedBy?.Id, state.ClosedBy?.Name,
                state.AssigneeId, state.AssigneeName, state.AssignmentEpoch, state.VisitorName, state.VisitorMessages,
                state.TeamMessages, state.WaitingSince, (int)state.LastAuthor.Kind, state.LastAuthor.Id, state.LastAuthor.Name,
                state.Preview, state.ReadOnly);
            yield return row;
        }
    }

    public static IEnumerable<SqlDataRecord> Events(Batch batch)
    {
        var row = new SqlDataRecord(EventColumns);
        for (var i = 0; i < batch.Conversations.Count; i++)
        {
            foreach (var (logged, body, visitorNo, teamNo) in batch.Conversations[i].Events)
            {
                Set(
                    row,
                    i + 1, logged.Seq, body.Kind, body.Version, logged.At, (int)logged.Author.Kind, logged.Author.Id, logged.Author.Name,
                    logged.ClientId is { } clientId ? ServerDialect.Uuid(clientId.Value) : null, body.Payload, visitorNo, teamNo);
                yield return row;
            }
        }
    }

    public static IEnumerable<SqlDataRecord> Snapshots(Batch batch)
    {
        var row = new SqlDataRecord(SnapshotColumns);
        for (var i = 0; i < batch.Conversations.Count; i++)
        {
            if (!batch.Conversations[i].DueForSnapshot) continue;
            var payload = SnapshotPayload.Of(batch.Conversations[i].State);
            Set(row, i + 1, SnapshotPayload.Version, JsonSerializer.SerializeToUtf8Bytes(payload, LogJson.Compact.SnapshotPayload));
            yield return row;
        }
    }

    public static IEnumerable<SqlDataRecord> Cursors(Batch batch)
    {
        var row = new SqlDataRecord(CursorColumns);
        foreach (var move in batch.Cursors)
        {
            Set(row, ServerDialect.Uuid(move.Id.Value), move.Participant, (int)move.Kind, move.Seq);
            yield return row;
        }
    }

    public static IEnumerable<SqlDataRecord> Files(Batch batch)
    {
        var row = new SqlDataRecord(FileColumns);
        for (var i = 0; i < batch.Conversations.Count; i++)
        {
            foreach (var entry in batch.Conversations[i].Events)
            {
                foreach (var file in entry.Files)
                {
                    Set(row, file.Id, i + 1, entry.Event.Seq, (int)entry.Event.Author.Kind, entry.Event.Author.Id);
                    yield return row;
                }
            }
        }
    }

    private static void Set(SqlDataRecord row, params ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
            row.SetValue(i, values[i] switch { null => DBNull.Value, string text => StorableText.Of(text), var value => value });
    }

    private static SqlMetaData Whole(string name) => new(name, SqlDbType.Int);

    private static SqlMetaData Long(string name) => new(name, SqlDbType.BigInt);

    private static SqlMetaData Uuid(string name) => new(name, SqlDbType.UniqueIdentifier);

    private static SqlMetaData Text(string name) => new(name, SqlDbType.NVarChar, SqlMetaData.Max);

    private static SqlMetaData Bytes(string name) => new(name, SqlDbType.VarBinary, SqlMetaData.Max);
}
