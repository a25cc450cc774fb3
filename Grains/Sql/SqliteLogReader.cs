using System.Collections.Immutable;
using System.Text.Json;
using OrleansChat.Attachments;
using OrleansChat.Conversations;
using OrleansChat.Conversations.Log;

namespace OrleansChat.Sql;

/// <summary>Reads one conversation as its activation needs it.</summary>
internal sealed class SqliteLogReader(SqliteReaders readers) : ILogReader
{
    private const int TailLength = 16;

    /// <inheritdoc />
    public Task<LoadedConversation?> Load(ConversationId id) => readers.Query(session =>
    {
        var find = session["load/conversation"].BindId(id.Value);
        if (!find.Step()) return null;
        var (row, head, writerEpoch, logEpoch) = (find.Long(0), find.Int(1), find.Int(2), find.Int(3));
        find.Reset();
        return new LoadedConversation(Fold(session, row), head, writerEpoch, logEpoch, Tail(session, row), Cursors(session, row));
    });

    /// <inheritdoc />
    public Task<ImmutableArray<LoggedEvent>> Find(ConversationId id, IReadOnlyCollection<ClientId> clientIds) => readers.Query(session =>
    {
        var found = ImmutableArray.CreateBuilder<LoggedEvent>();
        foreach (var clientId in clientIds.Distinct())
        {
            var find = session["load/event-by-client-id"].BindId(id.Value).BindId(clientId.Value);
            if (!find.Step()) continue;
            found.Add(EventColumns.Read(find));
            find.Reset();
        }

        return found.ToImmutable();
    });

    /// <inheritdoc />
    public Task<ImmutableArray<Attachment>> Files(Actor sender, ImmutableArray<string> ids) => readers.Query(session =>
    {
        var found = new List<Attachment>();
        var files = session["load/files"].Bind((long)sender.Kind).Bind(sender.Id).BindList(ids);
        while (files.Step()) found.Add(new(files.Text(0), files.Text(1), files.Long(2), files.Text(3), files.IntOrNull(4), files.IntOrNull(5)));
        return found.OrderBy(file => ids.IndexOf(file.Id)).ToImmutableArray();
    });

    private static ConversationState Fold(SqliteSession session, long row)
    {
        var (state, seq) = Snapshot(session, row);
        var events = session["load/events-after"].Bind(row).Bind(seq);
        while (events.Step()) state = state.After(EventColumns.Read(events));
        return state;
    }

    private static (ConversationState State, int Seq) Snapshot(SqliteSession session, long row)
    {
        var find = session["load/snapshot"].Bind(row).Bind(SnapshotPayload.Version);
        if (!find.Step()) return (ConversationState.None, 0);
        var snapshot = JsonSerializer.Deserialize(find.Blob(1), LogJson.Compact.SnapshotPayload)!;
        var seq = find.Int(0);
        find.Reset();
        return (snapshot.ToState(), seq);
    }

    private static ImmutableArray<LoggedEvent> Tail(SqliteSession session, long row)
    {
        var events = new List<LoggedEvent>(TailLength);
        var tail = session["load/tail"].Bind(row).Bind(TailLength);
        while (tail.Step()) events.Add(EventColumns.Read(tail));
        events.Reverse();
        return [.. events];
    }

    private static ImmutableArray<ReadCursor> Cursors(SqliteSession session, long row)
    {
        var cursors = ImmutableArray.CreateBuilder<ReadCursor>();
        var rows = session["load/cursors"].Bind(row);
        while (rows.Step()) cursors.Add(new(rows.Text(0), (AuthorKind)rows.Int(1), rows.Int(2)));
        return cursors.ToImmutable();
    }
}
