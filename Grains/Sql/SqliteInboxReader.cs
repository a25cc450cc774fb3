using System.Collections.Immutable;
using OrleansChat.Conversations;
using OrleansChat.Inbox;

namespace OrleansChat.Sql;

/// <summary>Operators' lists over <c>chat.db</c>: one short index range a department, merged, since a range over several would be sorted whole.</summary>
internal sealed class SqliteInboxReader(SqliteReaders readers) : IInboxReader
{
    /// <inheritdoc />
    public Task<InboxPage> Page(Actor reader, ImmutableArray<string> departments, InboxQuery query) => readers.Query(session =>
    {
        var page = TimePage.Of(query.Before, query.Limit, (from, before, most) =>
        {
            var rows = departments.SelectMany(department => Range(session, department, query.View, reader.Id, from, before, most))
                .OrderByDescending(entry => entry.At);
            return most < 0 ? rows : rows.Take(most);
        });
        return new InboxPage([.. page.Rows.Select(row => SummaryRow.Read(session, row, AuthorKind.Operator, reader.Id))], page.More);
    });

    /// <inheritdoc />
    public Task<InboxCounts> Counts(Actor reader, ImmutableArray<string> departments) => readers.Query(session =>
    {
        var sum = new InboxCounts(0, 0, 0, 0, 0);
        foreach (var department in departments)
        {
            var counts = session["lists/counts-of-department"].Bind(department).Bind(reader.Id);
            counts.Step();
            sum = sum with
            {
                Open = sum.Open + counts.Int(0),
                Unassigned = sum.Unassigned + counts.Int(1),
                Mine = sum.Mine + counts.Int(2),
                Closed = sum.Closed + counts.Int(3),
            };
            counts.Reset();
            var unread = session["lists/unread-of-department"].Bind(department).Bind(reader.Id);
            unread.Step();
            sum = sum with { Unread = sum.Unread + unread.Int(0) };
            unread.Reset();
        }

        return sum;
    });

    /// <inheritdoc />
    public Task<ImmutableArray<InboxMark>> ChangedSince(ImmutableArray<string> departments, long since, int most) => readers.Query(session =>
    {
        var marks = new List<InboxMark>();
        foreach (var department in departments)
        {
            var rows = session["recent/of-department"].Bind(department).Bind(since).Bind(most);
            while (rows.Step()) marks.Add(new(department, new(rows.Id(0)), rows.Int(1), rows.Long(2)));
        }

        return marks.OrderByDescending(mark => mark.LastAt).Take(most).ToImmutableArray();
    });

    private static List<(long Row, long At)> Range(
        SqliteSession session, string department, InboxView view, string reader, long from, long before, int most) =>
        TimePage.RowsOf(session["lists/range-of-department"]
            .Bind(department)
            .Bind((long)(view == InboxView.Closed ? ConversationStatus.Closed : ConversationStatus.Open))
            .Bind(view switch { InboxView.Unassigned => 1L, InboxView.Mine => 2L, _ => 0L })
            .Bind(reader)
            .Bind(from)
            .Bind(before)
            .Bind(most));
}
