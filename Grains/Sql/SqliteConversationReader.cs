using System.Collections.Immutable;
using OrleansChat.Conversations;
using OrleansChat.Conversations.Log;

namespace OrleansChat.Sql;

/// <summary>The reader over <c>chat.db</c>. Short reads on pooled connections, on the caller's thread.</summary>
internal sealed class SqliteConversationReader(SqliteReaders readers) : IConversationReader
{
    /// <inheritdoc />
    public Task<EventBatch?> Since(Actor reader, ConversationId id, int position, int limit) => readers.Query(session =>
    {
        if (Granted(session, reader, id) is not var (row, head, logEpoch)) return null;
        var after = Math.Min(position, head);
        var (events, more) = Events(session, "history/newest-after", row, after, reader, limit);
        return new EventBatch(more ? events[0].Seq - 1 : after, events, head, logEpoch, Marks(session, row));
    });

    /// <inheritdoc />
    public Task<EventPage?> Before(Actor reader, ConversationId id, int before, int limit) => readers.Query(session =>
    {
        if (Granted(session, reader, id) is not var (row, _, logEpoch)) return null;
        var (events, more) = Events(session, "history/newest-before", row, before, reader, limit);
        return new EventPage(events, more, logEpoch);
    });

    /// <inheritdoc />
    public Task<ImmutableArray<ConversationSummary>> Summaries(Actor reader, ImmutableArray<ConversationId> ids) => readers.Query(session =>
    {
        var rows = ImmutableArray.CreateBuilder<ConversationSummary>(ids.Length);
        foreach (var id in ids)
        {
            if (Granted(session, reader, id) is var (row, _, _)) rows.Add(SummaryRow.Read(session, row, reader.Kind, reader.Id));
        }

        return rows.ToImmutable();
    });

    /// <inheritdoc />
    public Task<VisitorConversations> OfVisitor(string sessionId, long? before, int limit) => readers.Query(session =>
    {
        var page = TimePage.Of(before, limit, (from, to, most) =>
            TimePage.RowsOf(session["lists/range-of-session"].Bind(sessionId).Bind(from).Bind(to).Bind(most)));
        var unread = session["lists/unread-of-session"].Bind(sessionId);
        unread.Step();
        var sum = unread.Int(0);
        unread.Reset();
        return new VisitorConversations([.. page.Rows.Select(row => SummaryRow.Read(session, row, AuthorKind.Visitor, sessionId))], page.More, sum);
    });

    /// <inheritdoc />
    public Task<ImmutableArray<HeadMark>> Heads(ImmutableArray<ConversationId> ids) => readers.Query(session =>
    {
        var marks = ImmutableArray.CreateBuilder<HeadMark>(ids.Length);
        foreach (var id in ids)
        {
            var find = session["history/head"].BindId(id.Value);
            if (!find.Step()) continue;
            var (row, head, logEpoch) = (find.Long(0), find.Int(1), find.Int(2));
            find.Reset();
            marks.Add(new(id, head, logEpoch, Marks(session, row)));
        }

        return marks.ToImmutable();
    });

    /// <inheritdoc />
    public Task<ImmutableDictionary<string, long>> SessionMarks(ImmutableArray<string> sessionIds) => readers.Query(session =>
    {
        var marks = ImmutableDictionary.CreateBuilder<string, long>();
        foreach (var sessionId in sessionIds)
        {
            var find = session["history/session-mark"].Bind(sessionId);
            if (find.Step() && !find.IsNull(0)) marks[sessionId] = find.Long(0);
            find.Reset();
        }

        return marks.ToImmutable();
    });

    /// <inheritdoc />
    public Task<ImmutableDictionary<string, long>> WidgetVersions(ImmutableArray<string> hashes) => Numbers("history/widget-version", hashes);

    /// <inheritdoc />
    public Task<ImmutableDictionary<string, long>> OperatorEpochs(ImmutableArray<string> operatorIds) => Numbers("history/operator-epoch", operatorIds);

    /// <inheritdoc />
    public Task<ImmutableDictionary<string, long>> SessionEpochs(ImmutableArray<string> sessionIds) => Numbers("history/session-epoch", sessionIds);

    // One number for each key that is there.
    private Task<ImmutableDictionary<string, long>> Numbers(string statement, ImmutableArray<string> keys) => readers.Query(session =>
    {
        var numbers = ImmutableDictionary.CreateBuilder<string, long>();
        foreach (var key in keys)
        {
            var find = session[statement].Bind(key);
            if (!find.Step()) continue;
            numbers[key] = find.Long(0);
            find.Reset();
        }

        return numbers.ToImmutable();
    });

    private static (long Row, int Head, int LogEpoch)? Granted(SqliteSession session, Actor reader, ConversationId id)
    {
        var find = session["history/granted"].BindId(id.Value).Bind((long)reader.Kind).Bind(reader.Id)
            .BindList(reader.Departments);
        if (!find.Step()) return null;
        var granted = (find.Long(0), find.Int(1), find.Int(2));
        find.Reset();
        return granted;
    }

    private static (ImmutableArray<LoggedEvent> Events, bool More) Events(
        SqliteSession session, string statement, long row, int position, Actor reader, int limit)
    {
        var events = new List<LoggedEvent>();
        var rows = session[statement].Bind(row).Bind(position).Bind(reader.Kind == AuthorKind.Operator).Bind(limit + 1);
        while (rows.Step()) events.Add(EventColumns.Read(rows));
        var more = events.Count > limit;
        if (more) events.RemoveAt(limit);
        events.Reverse();
        return ([.. events], more);
    }

    private static ReadMarks Marks(SqliteSession session, long row)
    {
        var find = session["history/read-marks"].Bind(row);
        find.Step();
        var marks = new ReadMarks(find.Int(0), find.Int(1));
        find.Reset();
        return marks;
    }
}
