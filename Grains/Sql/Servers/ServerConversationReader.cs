using System.Collections.Immutable;
using System.Globalization;
using OrleansChat.Conversations;
using OrleansChat.Conversations.Log;

namespace OrleansChat.Sql;

/// <summary>The reader over a server: each question is one round trip.</summary>
internal sealed class ServerConversationReader(ServerDatabase database) : IConversationReader
{
    /// <inheritdoc />
    public Task<EventBatch?> Since(Actor reader, ConversationId id, int position, int limit) => database.Read<EventBatch?>(
        [Granted(reader, id), Events("history/newest-after", reader, id, position, limit), new("history/read-marks", ("public_id", id.Value))],
        async rows =>
        {
            var granted = await rows.All(row => (Head: row.GetInt32(0), LogEpoch: row.GetInt32(1)));
            if (granted.Count == 0) return null;
            var (events, more) = Ascending(await rows.NextAll(database.Dialect.Event), limit);
            var marks = await rows.NextAll(row => new ReadMarks(row.GetInt32(0), row.GetInt32(1)));
            var (head, logEpoch) = granted[0];
            return new(more ? events[0].Seq - 1 : Math.Min(position, head), events, head, logEpoch, marks[0]);
        });

    /// <inheritdoc />
    public Task<EventPage?> Before(Actor reader, ConversationId id, int before, int limit) => database.Read<EventPage?>(
        [Granted(reader, id), Events("history/newest-before", reader, id, before, limit)],
        async rows =>
        {
            var granted = await rows.All(row => row.GetInt32(1));
            if (granted.Count == 0) return null;
            var (events, more) = Ascending(await rows.NextAll(database.Dialect.Event), limit);
            return new(events, more, granted[0]);
        });

    /// <inheritdoc />
    public async Task<ImmutableArray<ConversationSummary>> Summaries(Actor reader, ImmutableArray<ConversationId> ids)
    {
        var statement = new Statement(
            "lists/summaries", ("public_ids", Values(ids)), ("reader_kind", (int)reader.Kind), ("reader", reader.Id), ("departments", Departments(reader)));
        var found = (await database.Rows(statement, database.Dialect.Summary)).ToDictionary(summary => summary.Id);
        return [.. ids.Where(found.ContainsKey).Select(id => found[id])];
    }

    /// <inheritdoc />
    public async Task<VisitorConversations> OfVisitor(string sessionId, long? before, int limit)
    {
        var statement = new Statement("lists/of-session", ("session", sessionId), ("before", before ?? long.MaxValue), ("most", limit));
        var page = await database.Rows(statement, row => (Summary: database.Dialect.Summary(row), More: row.GetBoolean(20)));
        var more = page.Count > 0 && page[0].More;

        // It is read after nearly every message, and nearly every list is one page: that holds all there is to add up.
        var unread = before is null && !more
            ? page.Sum(entry => entry.Summary.Unread)
            : (await database.Rows(new("lists/unread-of-session", ("session", sessionId)), row => row.GetInt32(0)))[0];
        return new([.. page.Select(entry => entry.Summary)], more, unread);
    }

    /// <inheritdoc />
    public async Task<ImmutableArray<HeadMark>> Heads(ImmutableArray<ConversationId> ids)
    {
        var marks = await database.Rows(
            new("history/heads", ("public_ids", Values(ids))),
            row => new HeadMark(new(database.Dialect.Id(row, 0)), row.GetInt32(1), row.GetInt32(2), new(row.GetInt32(3), row.GetInt32(4))));
        return [.. marks];
    }

    /// <inheritdoc />
    public Task<ImmutableDictionary<string, long>> SessionMarks(ImmutableArray<string> sessionIds) =>
        Numbers("history/session-marks", "session_ids", sessionIds);

    /// <inheritdoc />
    public Task<ImmutableDictionary<string, long>> WidgetVersions(ImmutableArray<string> hashes) => Numbers("history/widget-versions", "hashes", hashes);

    /// <inheritdoc />
    public Task<ImmutableDictionary<string, long>> OperatorEpochs(ImmutableArray<string> operatorIds) =>
        Numbers("history/operator-epochs", "operator_ids", operatorIds);

    /// <inheritdoc />
    public Task<ImmutableDictionary<string, long>> SessionEpochs(ImmutableArray<string> sessionIds) =>
        Numbers("history/session-epochs", "session_ids", sessionIds);

    // One number for each key that is there.
    private async Task<ImmutableDictionary<string, long>> Numbers(string statement, string parameter, ImmutableArray<string> keys)
    {
        var numbers = await database.Rows(
            new(statement, (parameter, keys.ToArray())),
            row => KeyValuePair.Create(row.GetString(0), Convert.ToInt64(row.GetValue(1), CultureInfo.InvariantCulture)));
        return numbers.ToImmutableDictionary();
    }

    private static Statement Granted(Actor reader, ConversationId id) => new(
        "history/granted", ("public_id", id.Value), ("reader_kind", (int)reader.Kind), ("reader", reader.Id), ("departments", Departments(reader)));

    private static Statement Events(string name, Actor reader, ConversationId id, int position, int limit) => new(
        name, ("public_id", id.Value), ("position", position), ("everything", reader.Kind == AuthorKind.Operator), ("most", limit + 1));

    private static (ImmutableArray<LoggedEvent> Events, bool More) Ascending(List<LoggedEvent> newestFirst, int limit)
    {
        var more = newestFirst.Count > limit;
        if (more) newestFirst.RemoveAt(limit);
        newestFirst.Reverse();
        return ([.. newestFirst], more);
    }

    private static string[] Departments(Actor reader) => reader.Departments.IsDefaultOrEmpty ? [] : [.. reader.Departments];

    private static UInt128[] Values(ImmutableArray<ConversationId> ids) => [.. ids.Distinct().Select(id => id.Value)];
}
