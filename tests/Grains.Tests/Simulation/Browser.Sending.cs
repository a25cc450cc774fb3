using System.Collections.Immutable;
using OrleansChat.Conversations;

namespace OrleansChat.Tests.Simulation;

/// <content>The outbox: one Post in flight, in order, again until it is known what became of it.</content>
internal sealed partial class Browser
{
    private static readonly string LongText = new('x', 1_500);
    private readonly List<Entry> _outbox = [];
    private readonly List<(Entry Entry, int Seq)> _accepted = [];
    private int _round;
    private bool _busy;
    private bool _waiting;

    /// <summary>The visitor's Start, while it is not acknowledged.</summary>
    public StartConversation? Start { get; set; }

    /// <summary>Nothing waits to be sent.</summary>
    public bool HasSentAll => _outbox.Count == 0 && Start is null;

    /// <summary>How many were neither acknowledged nor refused for good.</summary>
    public int Unsettled { get; private set; }

    /// <summary>Puts a message into the outbox.</summary>
    public void Write(ClientId clientId, string text)
    {
        var plan = _cluster.Plan;
        Unsettled++;
        _outbox.Add(new(clientId, plan.Chance.Hits(plan.LongTexts) ? text + LongText : text) { Twice = plan.Chance.Hits(0.03), Hint = !plan.Chance.Hits(0.1) });
        Drain();
    }

    /// <summary>Sends a message that was acknowledged, with another text: a sender's mistake, to be refused.</summary>
    public void Forge()
    {
        if (_accepted.Count == 0 || _line is not { } line) return;
        var clientId = _cluster.Plan.Chance.Pick(_accepted).Entry.ClientId;
        Post(line, [new(clientId, "forged", _cluster.Plan.Chance.Hits(0.5))], receipt =>
            _cluster.Ledger.Expect(receipt is null || receipt.Accepted.IsEmpty, $"{Id}: {clientId} was taken with two texts."));
    }

    /// <summary>Closes, opens or assigns; the answer is checked where one comes.</summary>
    public void Do(Change change, Author? assignee = null)
    {
        if (_line is not { } line) return;
        _cluster.Trace.Add($"{this} asks: {change}");
        line.ToFront(() => Ask(line, change, new(change, assignee), answer =>
        {
            if (answer?.Value is { } receipt) _cluster.Ledger.Answered(Id, change, receipt);
        }));
    }

    private void Drain()
    {
        if (_busy || _waiting || _line is not { } line || HasSentAll) return;
        _busy = true;
        var round = ++_round;
        if (Start is not null) line.ToFront(() => Ask(line, Change.Start, new(Change.Start, null), answer => line.ToBrowser(() => OnStarted(round, answer))));
        else Send(line, round);
    }

    private void Send(Connection line, int round)
    {
        var entries = _outbox.Take(1 + _cluster.Plan.Chance.Below(5)).SelectMany(entry => entry.Twice ? new[] { entry, entry } : [entry]).ToList();
        ImmutableArray<NewMessage> messages = [.. entries.Select(entry => new NewMessage(entry.ClientId, entry.Text, entry.Tried && entry.Hint))];
        foreach (var entry in entries)
        {
            entry.Tried = true;
            _cluster.Ledger.Sent(Id, Actor, entry.ClientId, entry.Text);
        }

        Post(line, messages, receipt => OnPosted(round, entries, receipt));
        // A front that does not answer at all is given up; what it was given may arrive none the less.
        Later(12_000_000, () => Unknown(round));
    }

    private void Post(Connection line, ImmutableArray<NewMessage> messages, Action<PostReceipt?> done) => line.ToFront(() => line.Front.Call<PostReceipt>(
        Id,
        (activation, reply) => activation.Submit<PostReceipt>(
            $"Post of {messages.Length} by {Actor.Id}", answer => new PostCommand(Actor, messages, _cluster.Plan.Policy, answer), reply),
        receipt => line.ToBrowser(() => done(receipt))));

    private void Ask(Connection line, Change change, (Change Change, Author? Assignee) what, Action<Outcome<StartReceipt>?> done) => line.Front.Call<Outcome<StartReceipt>>(
        Id,
        (activation, reply) => activation.Submit<Outcome<StartReceipt>>(
            $"{change} by {Actor.Id}", answer => new ChangeCommand(change, Actor, answer) { Start = Start, Assignee = what.Assignee }, reply),
        done);

    private void OnStarted(int round, Outcome<StartReceipt>? answer)
    {
        if (round != _round) return;
        if (answer?.Value is { } receipt)
        {
            _cluster.Trace.Add($"{this} has started {Id}");
            _cluster.Ledger.Answered(Id, Change.Start, receipt);
            Start = null;
            Progress();
            Pull();
        }
        else
        {
            _cluster.Ledger.Expect(answer?.Refusal?.Retryable != false, $"{Id}: Start was refused: {answer?.Refusal}.");
            TryLater();
        }
    }

    private void OnPosted(int round, List<Entry> entries, PostReceipt? receipt)
    {
        if (round != _round) return;
        foreach (var (entry, accepted) in entries.Zip(receipt?.Accepted ?? []))
        {
            _cluster.Trace.Add($"{this} has {entry.ClientId} acknowledged at {accepted.Seq}");
            _cluster.Ledger.Acknowledged(Id, entry.ClientId, accepted);
            if (!_outbox.Remove(entry)) continue;
            _cluster.Ledger.Expect(_accepted.Count == 0 || _accepted[^1].Seq < accepted.Seq, $"{Id}: {entry.ClientId} was written out of its order.");
            _accepted.Add((entry, accepted.Seq));
            Unsettled--;
        }

        if (receipt is null) TryLater();
        else if (receipt.Refusal is { } refusal) OnRefused(entries[receipt.Accepted.Length], refusal);
        else
        {
            _cluster.Ledger.Expect(receipt.Accepted.Length == entries.Count, $"{Id}: {receipt.Accepted.Length} of {entries.Count} were accepted and none refused.");
            Progress();
        }
    }

    private void OnRefused(Entry guilty, Refusal refusal)
    {
        if (refusal.Retryable)
        {
            TryLater();
            return;
        }

        var closed = refusal.Code == RefusalCode.ConversationClosed && _cluster.Plan.Policy == ReopenPolicy.StartNew && Actor.Kind == AuthorKind.Visitor;
        _cluster.Ledger.Expect(closed, $"{Id}: {guilty.ClientId} by {Actor.Id} was refused: {refusal.Code}.");
        _cluster.Trace.Add($"{this} has {guilty.ClientId} refused: {refusal.Code}");
        _outbox.Remove(guilty);
        Unsettled--;
        Progress();
    }

    private void Unknown(int round)
    {
        if (round == _round && _busy) TryLater();
    }

    private void LineLost()
    {
        _round++;
        _busy = false;
    }

    private void Progress()
    {
        _busy = false;
        Drain();
    }

    private void TryLater()
    {
        _round++;
        (_busy, _waiting) = (false, true);
        Later(_cluster.Plan.Chance.Between(50_000, 2_000_000), () =>
        {
            _waiting = false;
            Drain();
        });
    }

    /// <summary>A message on its way. <c>Hint</c>: sent again, it is said to be.</summary>
    private sealed class Entry(ClientId clientId, string text)
    {
        public ClientId ClientId => clientId;

        public string Text => text;

        public bool Tried { get; set; }

        public bool Twice { get; init; }

        public bool Hint { get; init; }
    }
}
