using System.Collections.Immutable;
using OrleansChat.Conversations;
using OrleansChat.Inbox;

namespace OrleansChat.Sql;

/// <summary>Operators' lists over a server.</summary>
internal sealed class ServerInboxReader(ServerDatabase database) : IInboxReader
{
    /// <inheritdoc />
    public async Task<InboxPage> Page(Actor reader, ImmutableArray<string> departments, InboxQuery query)
    {
        var page = await database.Rows(
            new(
                "lists/of-departments",
                ("departments", departments.ToArray()),
                ("status", (int)(query.View == InboxView.Closed ? ConversationStatus.Closed : ConversationStatus.Open)),
                ("filter", query.View switch { InboxView.Unassigned => 1, InboxView.Mine => 2, _ => 0 }),
                ("reader", reader.Id),
                ("before", query.Before ?? long.MaxValue),
                ("most", query.Limit)),
            row => (Summary: database.Dialect.Summary(row), More: row.GetBoolean(20)));
        return new([.. page.Select(entry => entry.Summary)], page.Count > 0 && page[0].More);
    }

    /// <inheritdoc />
    public Task<InboxCounts> Counts(Actor reader, ImmutableArray<string> departments)
    {
        (string, object?)[] parameters = [("departments", departments.ToArray()), ("reader", reader.Id)];
        return database.Read<InboxCounts>(
            [new("lists/counts-of-departments", parameters), new("lists/unread-of-departments", parameters)],
            async rows =>
            {
                var counts = await rows.All(row => (row.GetInt32(0), row.GetInt32(1), row.GetInt32(2), row.GetInt32(3)));
                var unread = await rows.NextAll(row => row.GetInt32(0));
                var (open, unassigned, mine, closed) = counts[0];
                return new InboxCounts(open, unassigned, mine, closed, unread[0]);
            });
    }

    /// <inheritdoc />
    public async Task<ImmutableArray<InboxMark>> ChangedSince(ImmutableArray<string> departments, long since, int most) =>
        [.. await database.Rows(
            new("recent/of-departments", ("departments", departments.ToArray()), ("since", since), ("most", most)),
            row => new InboxMark(row.GetString(0), new(database.Dialect.Id(row, 1)), row.GetInt32(2), row.GetInt64(3)))];
}
