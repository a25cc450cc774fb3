using System.Collections.Immutable;
using OrleansChat.Conversations;
using OrleansChat.Conversations.Log;
using OrleansChat.Wire;

namespace OrleansChat.Tests.Simulation;

/// <summary>
/// What was promised to whom, and whether it holds: asked whenever something is written, acknowledged or shown. It counts for itself and
/// believes nothing of what it checks.
/// </summary>
internal sealed class Ledger(Timeline timeline, Plan plan)
{
    private readonly Dictionary<ConversationId, Account> _accounts = [];
    private readonly HashSet<LoggedEvent> _void = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<(SimulatedSilo Silo, ConversationId Id), List<LoggedEvent>> _unsettled = [];

    public SimulatedDatabase Database { get; set; } = null!;

    /// <summary>Somebody sends a message, perhaps not for the first time.</summary>
    public void Sent(ConversationId id, Actor author, ClientId clientId, string text) => Of(id).Sent.TryAdd(clientId, (author, text, Of(id).LastAcknowledged));

    /// <summary>
    /// The log answered an append with something else than that it is written: from now on it is not to be written either. What nobody knows
    /// yet may be, until its silo has fenced the conversation.
    /// </summary>
    public void Failed(SimulatedSilo silo, Append append, AppendOutcome outcome)
    {
        if (outcome != AppendOutcome.Unsettled) _void.UnionWith(append.Events);
        else if (_unsettled.TryGetValue((silo, append.Id), out var known)) known.AddRange(append.Events);
        else _unsettled[(silo, append.Id)] = [.. append.Events];
    }

    /// <summary>A silo has fenced the conversation: what it has left in doubt is decided.</summary>
    public void Fenced(SimulatedSilo silo, ConversationId id)
    {
        if (_unsettled.Remove((silo, id), out var decided)) _void.UnionWith(decided);
    }

    /// <summary>An event is about to be written behind the row's head.</summary>
    public void Written(ConversationId id, SimulatedDatabase.Row row, EventRow entry)
    {
        var (account, logged) = (Of(id), entry.Event);
        Expect(logged.Seq == row.Head + 1, $"{id}: seq {logged.Seq} was written behind {row.Head}.");
        Expect(!_void.Contains(logged), $"{id}: seq {logged.Seq} was written after its append had failed.");
        Expect(row.Head == 0 || logged.At >= row.Log[^1].At, $"{id}: time went back at seq {logged.Seq}.");
        Expect(logged.Body is Started == (row.Head == 0), $"{id}: seq {logged.Seq} is {logged.Body}.");
        switch (logged.Body)
        {
            case MessagePosted message:
                Expect(!account.Closed, $"{id}: a closed conversation took the message at seq {logged.Seq}.");
                Expect(logged.Author.Kind == AuthorKind.Visitor || account.Assignee is not null, $"{id}: an operator answered at {logged.Seq} and nobody has it.");
                Expect(
                    logged.ClientId is { } clientId && account.Sent.TryGetValue(clientId, out var sent) && sent.Text == message.Text && sent.Author.Id == logged.Author.Id,
                    $"{id}: nobody sent the message at seq {logged.Seq}.");
                if (logged.Author.Kind == AuthorKind.Visitor) account.VisitorMessages++;
                else account.TeamMessages++;
                break;
            case Closed:
                Expect(!account.Closed, $"{id}: closed twice, at seq {logged.Seq}.");
                account.Closed = true;
                break;
            case Reopened:
                Expect(account.Closed, $"{id}: what was open was opened at seq {logged.Seq}.");
                Expect(
                    plan.Policy == ReopenPolicy.Reopen || logged.Author.Kind == AuthorKind.Operator,
                    $"{id}: by policy a closed conversation stays closed, but a visitor opened it at seq {logged.Seq}.");
                account.Closed = false;
                break;
            case Assigned assigned:
                Expect(assigned.AssignmentEpoch == ++account.Assignments, $"{id}: assignment {assigned.AssignmentEpoch} at seq {logged.Seq}.");
                account.Assignee = assigned.OperatorId;
                break;
        }

        Expect(
            (entry.VisitorNo, entry.TeamNo) == (account.VisitorMessages, account.TeamMessages),
            $"{id}: at seq {logged.Seq} the message numbers are {entry.VisitorNo} and {entry.TeamNo}.");
    }

    /// <summary>A range was written, and the conversation's row with it.</summary>
    public void Wrote(ConversationId id, SimulatedDatabase.Row row, ConversationState state)
    {
        var account = Of(id);
        Expect(state == row.Fold(row.Head), $"{id}: at {row.Head} the row is not the fold of the events.");
        Expect(
            (state.Status == ConversationStatus.Closed, state.VisitorMessages, state.TeamMessages, state.AssigneeId)
                == (account.Closed, account.VisitorMessages, account.TeamMessages, account.Assignee),
            $"{id}: at {row.Head} the row says {state}.");
    }

    /// <summary>A sender was told its message's place.</summary>
    public void Acknowledged(ConversationId id, ClientId clientId, Receipt receipt)
    {
        var account = Of(id);
        var (author, text, after) = account.Sent[clientId];
        var logged = LoggedAt(id, receipt.Seq);
        Expect(
            logged is { Body: MessagePosted message } && message.Text == text && logged.ClientId == clientId && logged.Author.Id == author.Id && logged.At == receipt.At,
            $"{id}: {clientId} was acknowledged at {receipt.Seq}, where the log has {logged?.Body.ToString() ?? "nothing"}.");
        Expect(receipt.Seq > after, $"{id}: {clientId} was sent after {after} was acknowledged and got {receipt.Seq}.");
        Expect(account.Acknowledged.TryAdd(clientId, receipt) || account.Acknowledged[clientId] == receipt, $"{id}: {clientId} has two places.");
        account.LastAcknowledged = Math.Max(account.LastAcknowledged, receipt.Seq);
    }

    /// <summary>A change was answered.</summary>
    public void Answered(ConversationId id, Change change, StartReceipt receipt)
    {
        Expect(LoggedAt(id, receipt.Seq) is not null, $"{id}: {change} was answered with {receipt.Seq}, which is not in the log.");
        if (Database.Find(id) is not { } row || row.Head < receipt.Seq) return;
        var status = row.Fold(receipt.Seq).Status;
        var wanted = change == Change.Close ? ConversationStatus.Closed : change == Change.Reopen ? ConversationStatus.Open : status;
        if (change == Change.Start) Expect(receipt.Seq == 1, $"{id}: Start was answered with {receipt.Seq}.");
        else Expect(status == receipt.Status && status == wanted, $"{id}: {change} was answered with {receipt}, but the log says {status}.");
    }

    /// <summary>A reader was shown everything that he may see behind one place up to another.</summary>
    public void Shown(ConversationId id, Actor reader, int after, int head, IReadOnlyList<WireEvent> events)
    {
        var row = Database.Find(id);
        Expect(row is not null && row.Head >= head, $"{id}: {reader.Id} was shown {head}, the log ends at {row?.Head}.");
        if (row is null || row.Head < head) return;
        Expect(reader.MayEnter(row.State.SessionId, row.State.DepartmentId), $"{id}: {reader.Id} was shown what is not his.");
        var expected = row.Log.Skip(after).Take(head - after).Where(logged => SimulatedDatabase.MaySee(reader, logged)).ToList();
        Expect(
            expected.Select(logged => (logged.Seq, logged.At, logged.ClientId?.ToString(), (logged.Body as MessagePosted)?.Text))
                .SequenceEqual(events.Select(shown => (shown.Seq, shown.At, shown.ClientId, shown.Kind == "message" ? shown.Text : null))),
            $"{id}: behind {after} up to {head} {reader.Id} was shown {string.Join(", ", events.Select(shown => shown.Seq))}.");
        if (reader.Kind == AuthorKind.Visitor)
            Expect(events.All(shown => shown.Assignee is null && shown.Author.Id is null), $"{id}: a visitor was shown what is for operators only.");
    }

    /// <summary>Somebody was told how far each side has read.</summary>
    public void Told(ConversationId id, ReadMarks seen) =>
        Expect(Math.Max(seen.Visitor, seen.Team) <= Database.Head(id), $"{id}: {seen} was told, the log ends at {Database.Head(id)}.");

    /// <summary>A read cursor was moved.</summary>
    public void Moved(ConversationId id, ReadCursor before, ReadCursor now) =>
        Expect(before.Seq <= now.Seq && now.Seq <= Database.Head(id), $"{id}: a cursor moved from {before.Seq} to {now.Seq}, the log ends at {Database.Head(id)}.");

    /// <summary>Everything has come to rest: every promise once more.</summary>
    public void Settle()
    {
        foreach (var (id, account) in _accounts)
        {
            if (Database.Find(id) is not { } row) continue;
            foreach (var (clientId, receipt) in account.Acknowledged)
            {
                Expect(row.Log.Count(logged => logged.ClientId == clientId) == 1 && row.Log[receipt.Seq - 1].ClientId == clientId, $"{id}: {clientId} was lost.");
            }

            foreach (var cursor in row.Cursors.Values)
            {
                var own = cursor.Kind == AuthorKind.Visitor;
                var unread = row.Log.Skip(cursor.Seq).Count(logged => logged.Body is MessagePosted && (logged.Author.Kind == AuthorKind.Visitor) != own);
                Expect(row.Unread(cursor.Kind, cursor.Seq) == unread, $"{id}: {cursor.Participant} has {unread} unread.");
            }
        }
    }

    public void Expect(bool holds, string broken)
    {
        if (!holds) timeline.Fail(broken);
    }

    private LoggedEvent? LoggedAt(ConversationId id, int seq) =>
        Database.Find(id) is { } row && seq >= 1 && seq <= row.Head ? row.Log[seq - 1] : null;

    private Account Of(ConversationId id) => _accounts.TryGetValue(id, out var account) ? account : _accounts[id] = new();

    /// <summary>What is known of one conversation.</summary>
    private sealed class Account
    {
        public Dictionary<ClientId, (Actor Author, string Text, int After)> Sent { get; } = [];

        public Dictionary<ClientId, Receipt> Acknowledged { get; } = [];

        public int LastAcknowledged { get; set; }

        public bool Closed { get; set; }

        public string? Assignee { get; set; }

        public int Assignments { get; set; }

        public int VisitorMessages { get; set; }

        public int TeamMessages { get; set; }
    }
}
