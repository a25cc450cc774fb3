using System.Data.Common;
using OrleansChat.Conversations;
using OrleansChat.Conversations.Log;
using OrleansChat.Visitors;

namespace OrleansChat.Sql;

/// <summary>Rows as a server's data reader gives them.</summary>
internal static class ServerRows
{
    /// <summary>The rows left of the current statement.</summary>
    public static async Task<List<T>> All<T>(this DbDataReader rows, Func<DbDataReader, T> row)
    {
        var all = new List<T>();
        while (await rows.ReadAsync()) all.Add(row(rows));
        return all;
    }

    /// <summary>The rows of the next statement.</summary>
    public static async Task<List<T>> NextAll<T>(this DbDataReader rows, Func<DbDataReader, T> row)
    {
        await rows.NextResultAsync();
        return await rows.All(row);
    }

    /// <summary>Everything that is answered, to the end: an error may come behind the last row.</summary>
    public static async Task<T> Whole<T>(this DbDataReader rows, Func<DbDataReader, Task<T>> read)
    {
        var result = await read(rows);
        while (await rows.NextResultAsync())
        {
        }

        return result;
    }

    public static string? TextOrNull(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    public static int? WholeOrNull(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt32(column);

    /// <summary>An event: seq, kind, version, at, author_kind, author_id, author_name, client_id, payload.</summary>
    public static LoggedEvent Event(this ServerDialect dialect, DbDataReader row) => new(
        row.GetInt32(0),
        row.GetInt64(3),
        new((AuthorKind)row.GetInt32(4), row.GetString(5), row.TextOrNull(6)),
        row.IsDBNull(7) ? null : new ClientId(dialect.Id(row, 7)),
        EventCodec.Decode(row.GetString(1), row.GetInt32(2), row.GetFieldValue<byte[]>(8)));

    /// <summary>A list's row: the columns of <c>lists/summaries</c>.</summary>
    public static ConversationSummary Summary(this ServerDialect dialect, DbDataReader row)
    {
        var waitingSince = row.GetInt64(15);
        return new(
            new(dialect.Id(row, 0)),
            row.GetString(1),
            row.GetString(2),
            row.GetString(3),
            (Priority)row.GetInt32(4),
            (ConversationStatus)row.GetInt32(5),
            row.TextOrNull(6),
            row.TextOrNull(7),
            row.GetString(8),
            row.TextOrNull(9),
            row.GetString(10),
            (AuthorKind)row.GetInt32(11),
            row.TextOrNull(12),
            row.GetInt64(13),
            row.GetInt64(14),
            waitingSince == 0 ? null : waitingSince,
            row.GetInt32(16),
            row.GetInt32(17),
            (IdentityGrade)row.GetInt32(18),
            row.TextOrNull(19));
    }
}
