using System.Collections.Immutable;
using OrleansChat.Conversations;
using OrleansChat.Conversations.Log;

namespace OrleansChat.Tests.Simulation;

/// <summary>The database that all share: what every dialect does in a transaction, in memory. Each call is one.</summary>
internal sealed class SimulatedDatabase(Ledger ledger)
{
    private const int TailLength = 16;
    private readonly Dictionary<ConversationId, Row> _rows = [];

    public Row? Find(ConversationId id) => _rows.GetValueOrDefault(id);

    public int Head(ConversationId id) => Find(id)?.Head ?? 0;

    public AppendOutcome Write(ConversationWrite write)
    {
        var row = Find(write.Id);
        var starts = write is { ExpectedHead: 0, WriterEpoch: 0 };
        if (starts ? row is not null : row is null || row.Head != write.ExpectedHead || row.WriterEpoch != write.WriterEpoch) return AppendOutcome.Lost;
        row ??= new();
        var ids = write.Events.Where(entry => entry.Event.ClientId is not null).Select(entry => entry.Event.ClientId!.Value).ToList();
        if (ids.Any(row.ByClientId.ContainsKey) || ids.Distinct().Count() < ids.Count) return AppendOutcome.Duplicate;
        _rows[write.Id] = row;
        foreach (var entry in write.Events)
        {
            ledger.Written(write.Id, row, entry);
            row.Add(entry);
        }

        ledger.Wrote(write.Id, row, write.State);
        return AppendOutcome.Committed;
    }

    public void Move(CursorMove move)
    {
        if (Find(move.Id) is not { } row) return;
        var seq = Math.Min(move.Seq, row.Head);
        var known = row.Cursors.GetValueOrDefault(move.Participant);
        if (known.Seq < seq) row.Cursors[move.Participant] = new(move.Participant, move.Kind, seq);
        ledger.Moved(move.Id, known, row.Cursors.GetValueOrDefault(move.Participant));
    }

    public void Fence(IEnumerable<ConversationId> ids)
    {
        foreach (var id in ids)
        {
            if (Find(id) is { } row) row.WriterEpoch++;
        }
    }

    public LoadedConversation? Load(ConversationId id) => Find(id) is not { } row ? null : new(
        row.Fold(row.Head),
        row.Head,
        row.WriterEpoch,
        LogEpoch: 0,
        [.. row.Log.TakeLast(TailLength)],
        [.. row.Cursors.Values]);

    public ImmutableArray<LoggedEvent> Find(ConversationId id, IEnumerable<ClientId> clientIds) => Find(id) is not { } row ? [] :
        [.. clientIds.Distinct().Where(row.ByClientId.ContainsKey).Select(clientId => row.Log[row.ByClientId[clientId] - 1])];

    /// <summary>What a reader may see behind a position, the newest so many; null where he may see nothing.</summary>
    public EventBatch? Since(Actor reader, ConversationId id, int position, int limit)
    {
        if (Find(id) is not { } row || !reader.MayEnter(row.State.SessionId, row.State.DepartmentId)) return null;
        var after = Math.Min(position, row.Head);
        var visible = row.Log.Skip(after).Where(logged => MaySee(reader, logged)).ToList();
        var newest = visible.TakeLast(limit).ToImmutableArray();
        return new(newest.Length < visible.Count ? newest[0].Seq - 1 : after, newest, row.Head, 0, row.Marks);
    }

    public static bool MaySee(Actor reader, LoggedEvent logged) => reader.Kind == AuthorKind.Operator || logged.Body is not Assigned;

    /// <summary>One conversation's rows.</summary>
    internal sealed class Row
    {
        private ConversationState _folded = ConversationState.None;
        private int _foldedTo;

        public int Head => Log.Count;

        public int WriterEpoch { get; set; }

        /// <summary>The events as they are read back.</summary>
        public List<LoggedEvent> Log { get; } = [];

        /// <summary>How many messages each side has written up to each event.</summary>
        public List<(int Visitor, int Team)> Numbers { get; } = [];

        public Dictionary<ClientId, int> ByClientId { get; } = [];

        public Dictionary<string, ReadCursor> Cursors { get; } = [];

        public ConversationState State => Fold(Head);

        public ReadMarks Marks => new(
            Cursors.Values.Where(cursor => cursor.Kind == AuthorKind.Visitor).Select(cursor => cursor.Seq).DefaultIfEmpty().Max(),
            Cursors.Values.Where(cursor => cursor.Kind == AuthorKind.Operator).Select(cursor => cursor.Seq).DefaultIfEmpty().Max());

        public void Add(EventRow entry)
        {
            Log.Add(entry.Event with { Body = EventCodec.Decode(entry.Body.Kind, entry.Body.Version, entry.Body.Payload) });
            Numbers.Add((entry.VisitorNo, entry.TeamNo));
            if (entry.Event.ClientId is { } clientId) ByClientId.Add(clientId, entry.Event.Seq);
        }

        /// <summary>A participant's unread: the other side's messages less those up to his side's cursor, by subtraction.</summary>
        public int Unread(AuthorKind reader, int cursor) => reader == AuthorKind.Visitor
            ? (Head == 0 ? 0 : Numbers[^1].Team) - (cursor == 0 ? 0 : Numbers[cursor - 1].Team)
            : (Head == 0 ? 0 : Numbers[^1].Visitor) - (cursor == 0 ? 0 : Numbers[cursor - 1].Visitor);

        /// <summary>The state up to a seq.</summary>
        public ConversationState Fold(int seq)
        {
            if (seq < _foldedTo) return Log.Take(seq).Aggregate(ConversationState.None, (state, logged) => state.After(logged));
            for (; _foldedTo < seq; _foldedTo++) _folded = _folded.After(Log[_foldedTo]);
            return _folded;
        }
    }
}
