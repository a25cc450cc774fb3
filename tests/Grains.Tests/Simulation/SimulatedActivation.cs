using System.Collections.Immutable;
using OrleansChat.Conversations;
using OrleansChat.Conversations.Log;
using OrleansChat.Feed;

namespace OrleansChat.Tests.Simulation;

/// <summary>
/// One activation of a conversation: the real core, and its effects carried out as the grain does it. Its turns come one after the other,
/// as the synchronization context of all that it awaits.
/// </summary>
internal sealed class SimulatedActivation : SynchronizationContext, IConversationEffects
{
    private const long Unacquainted = 10_000_000;
    private readonly SimulatedCluster _cluster;
    private readonly SimulatedSilo _silo;
    private readonly string _name;
    private readonly Queue<(SendOrPostCallback Run, object? State)> _turns = new();
    private readonly HashSet<SimulatedFront> _watchers = [];
    private long _since;
    private bool _introduced;
    private ReadMarks _seen;
    private int _unanswered;

    public SimulatedActivation(SimulatedCluster cluster, SimulatedSilo silo, ConversationId id, string name)
    {
        (_cluster, _silo, _name, _since, Id) = (cluster, silo, name, cluster.Timeline.Now, id);
        Core = new(id, this, silo.Clock, cluster.Plan.Options);
    }

    public ConversationId Id { get; }

    public ConversationCore Core { get; }

    /// <summary>Nobody waits for it.</summary>
    public bool Idle => _unanswered == 0 && _turns.Count == 0;

    public override string ToString() => $"{_name} of {Id}";

    public override void Post(SendOrPostCallback d, object? state)
    {
        if (_silo.Dead) return;
        _turns.Enqueue((d, state));
        if (_turns.Count == 1) TurnLater();
    }

    public override SynchronizationContext CreateCopy() => this;

    /// <summary>A command arrives; its answer leaves the silo by <paramref name="reply"/>.</summary>
    public void Submit<T>(string what, Func<Action<T>, ConversationCommand> make, Action<T> reply) => Post(_ => Take(what, make, reply), null);

    /// <summary>A front tells its interest.</summary>
    public void Watch(SimulatedFront front, Action<string, int?> reply) => Post(
        _ =>
        {
            _watchers.Add(front);
            reply(_name, Core.Head);
        },
        null);

    async void IConversationEffects.Load()
    {
        try
        {
            if (_silo.Dies(CrashPoint.BeforeLoad)) return;
            var loaded = await _silo.Log.Load(Id);
            if (_silo.Dies(CrashPoint.AfterLoad)) return;
            _cluster.Trace.Add($"{this} reads head {loaded?.Head}, writer epoch {loaded?.WriterEpoch}");
            Core.Loaded(loaded);
        }
        catch (LogUnavailableException)
        {
            _cluster.Trace.Add($"{this} cannot read");
            Core.LoadFailed();
        }
    }

    async void IConversationEffects.Find(PostCommand command, ImmutableArray<ClientId> clientIds)
    {
        try
        {
            if (_silo.Dies(CrashPoint.BeforeFind)) return;
            var found = await _silo.Log.Find(Id, clientIds);
            if (_silo.Dies(CrashPoint.AfterFind)) return;
            Core.Found(command, found);
        }
        catch (LogUnavailableException)
        {
            ConversationCore.FindFailed(command);
        }
    }

    async void IConversationEffects.FindFiles(PostCommand command, ImmutableArray<string> ids)
    {
        try
        {
            Core.FilesFound(command, await _silo.Log.Files(command.Actor, ids));
        }
        catch (LogUnavailableException)
        {
            ConversationCore.FindFailed(command);
        }
    }

    async void IConversationEffects.Append(Append append)
    {
        if (_silo.Dies(CrashPoint.BeforeAppend)) return;
        var asked = _silo.Ask($"Append behind {append.ExpectedHead} by {this}");
        var fate = _silo.Log.Append(append);
        _silo.Fates.Add((Id, fate));
        if (_silo.Dies(CrashPoint.AppendQueued)) return;
        var outcome = await fate;
        asked.Answer(_cluster.Timeline);
        if (_silo.Dies(CrashPoint.BetweenCommitAndAnswer)) return;
        if (outcome != AppendOutcome.Committed) _cluster.Ledger.Failed(_silo, append, outcome);
        if (outcome != AppendOutcome.Committed) _cluster.Trace.Add($"{this} learns that its append behind {append.ExpectedHead} is {outcome}");
        Core.Appended(append, outcome);
    }

    void IConversationEffects.Tell(ConversationState state, int after, ImmutableArray<LoggedEvent> events, int logEpoch)
    {
        if (_silo.Dies(CrashPoint.BetweenAnswerAndTell)) return;
        var news = new ConversationNews(Id, _name, after, events, after + events.Length, logEpoch);
        _cluster.Trace.Add($"{this} tells {after}..{news.Head}");
        if (!_introduced) (_introduced, _since) = (true, _cluster.Timeline.Now);
        foreach (var front in Watchers()) front.Expect(_silo, () => front.Hear(news));
        _silo.Dies(CrashPoint.AfterTell);
    }

    async void IConversationEffects.MarkRead(ConversationState state, ReadCursor cursor, ReadMarks seen)
    {
        if (_silo.Dies(CrashPoint.BeforeMark)) return;
        _cluster.Ledger.Expect(seen.Visitor >= _seen.Visitor && seen.Team >= _seen.Team, $"{this} told {seen} after {_seen}.");
        _seen = seen;
        foreach (var front in Watchers()) front.Expect(_silo, () => front.Hear(Id, seen));
        try
        {
            await _silo.Log.MarkRead(Id, cursor.Participant, cursor.Kind, cursor.Seq);
        }
        catch (LogUnavailableException)
        {
            _cluster.Trace.Add($"{this} loses a cursor");
        }
    }

    void IConversationEffects.TellTyping(Author author)
    {
    }

    private void Take<T>(string what, Func<Action<T>, ConversationCommand> make, Action<T> reply)
    {
        if (_silo.Dies(CrashPoint.CommandArrived)) return;
        var asked = _silo.Ask($"{what} at {this}");
        _cluster.Trace.Add($"{asked.What}");
        _unanswered++;
        Core.Submit(make(answer =>
        {
            if (_silo.Dies(CrashPoint.BeforeAnswer)) return;
            asked.Answer(_cluster.Timeline);
            _unanswered--;
            reply(answer);
        }));
        _silo.Dies(CrashPoint.CommandTaken);
    }

    private void TakeTurn()
    {
        var before = Current;
        SetSynchronizationContext(this);
        try
        {
            var (run, state) = _turns.Peek();
            run(state);
        }
        finally
        {
            SetSynchronizationContext(before);
        }

        _turns.Dequeue();
        if (_turns.Count > 0) TurnLater();
    }

    private void TurnLater() => _cluster.Timeline.After(_cluster.Plan.Delay(Fault.SlowTurn, 30, 20_000), _silo, TakeTurn);

    private IEnumerable<SimulatedFront> Watchers() =>
        _cluster.Timeline.Now - _since > Unacquainted ? _watchers.Where(front => !front.Dead) : _cluster.Fronts;
}
