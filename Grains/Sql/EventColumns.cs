using OrleansChat.Conversations;
using OrleansChat.Conversations.Log;

namespace OrleansChat.Sql;

/// <summary>The columns of an event as every query lists them: seq, kind, version, at, author_kind, author_id, author_name, client_id, payload.</summary>
internal static class EventColumns
{
    public static LoggedEvent Read(SqliteStatement row) => new(
        row.Int(0),
        row.Long(3),
        new((AuthorKind)row.Int(4), row.Text(5), row.TextOrNull(6)),
        row.IsNull(7) ? null : new ClientId(row.Id(7)),
        EventCodec.Decode(row.Text(1), row.Int(2), row.Blob(8)));
}
