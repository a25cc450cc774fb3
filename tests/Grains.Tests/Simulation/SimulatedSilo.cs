using Microsoft.Extensions.Logging.Abstractions;
using OrleansChat.Conversations;
using OrleansChat.Conversations.Log;

namespace OrleansChat.Tests.Simulation;

/// <summary>One silo's process: the real log, the activations that it hosts, and nothing that outlives it.</summary>
internal sealed class SimulatedSilo : ILife, IDisposable
{
    private readonly SimulatedCluster _cluster;
    private readonly Dictionary<ConversationId, SimulatedActivation> _activations = [];
    private readonly GroupCommitLog _log;
    private readonly string _name;
    private bool _turnDue;
    private CrashPoint? _crashAt;
    private int _activationsMade;

    public SimulatedSilo(SimulatedCluster cluster, string name)
    {
        _cluster = cluster;
        _name = name;
        Clock = new(cluster.Timeline, this) { Skew = TimeSpan.FromMilliseconds(cluster.Plan.Chance.Between(-50, 50)) };
        var store = new SiloStore(this, cluster);
        _log = new(store, store, Health, Clock, NullLogger<GroupCommitLog>.Instance, Wake);
    }

    public bool Dead { get; private set; }

    public bool Stopping { get; private set; }

    public long PausedUntil { get; set; }

    public LogHealth Health { get; } = new();

    public SiloClock Clock { get; }

    public IConversationLog Log => _log;

    public IEnumerable<SimulatedActivation> Activations => _activations.Values;

    /// <summary>What was asked here, of activations and of the log; each is to be answered once.</summary>
    public List<Asked> Asked { get; } = [];

    /// <summary>What the log has been given and what became of it.</summary>
    public List<(ConversationId Id, Task<AppendOutcome> Outcome)> Fates { get; } = [];

    /// <summary>Told when the process ends.</summary>
    public List<Action> Callers { get; } = [];

    public override string ToString() => _name;

    public SimulatedActivation Activate(ConversationId id)
    {
        if (_activations.TryGetValue(id, out var known)) return known;
        return _activations[id] = new(_cluster, this, id, $"{_name}/{++_activationsMade}");
    }

    public Asked Ask(string what)
    {
        var asked = new Asked(what);
        Asked.Add(asked);
        return asked;
    }

    /// <summary>The activation is forgotten; what it has under way goes on.</summary>
    public void Forget(SimulatedActivation activation)
    {
        if (_activations.GetValueOrDefault(activation.Id) == activation) _activations.Remove(activation.Id);
    }

    /// <summary>Dies the next time it comes by there.</summary>
    public void CrashAt(CrashPoint point) => _crashAt = point;

    public void Disarm()
    {
        _crashAt = null;
        PausedUntil = Math.Min(PausedUntil, _cluster.Timeline.Now + 2_000_000);
    }

    public void Crash(string why)
    {
        if (Dead) return;
        _cluster.Trace.Add($"{_name} dies: {why}");
        End();
    }

    /// <summary>Takes no more and writes what is queued, then ends.</summary>
    public void Stop()
    {
        if (Dead || Stopping) return;
        _cluster.Trace.Add($"{_name} stops in order");
        Stopping = true;
        _log.Dispose();
    }

    /// <summary>Comes by a place where it may be killed; true where it is dead.</summary>
    public bool Dies(CrashPoint point)
    {
        if (Dead) return true;
        _cluster.Passed(point);
        if (_crashAt != point) return false;
        Crash(point.ToString());
        return true;
    }

    public void Dispose() => _log.Dispose();

    private void Wake()
    {
        if (_turnDue) return;
        _turnDue = true;
        _cluster.Timeline.After(_cluster.Plan.Delay(Fault.SlowTurn, 50, 20_000), this, Turn);
    }

    private void Turn()
    {
        var goesOn = _log.Turn();
        _turnDue = false;
        if (!goesOn) End();
        else if (_log.HasWork) Wake();
    }

    private void End()
    {
        if (Dead) return;
        Dead = true;
        foreach (var caller in Callers) caller();
        Callers.Clear();
        _cluster.Ended(this);
    }
}

/// <summary>Something that waits for its one answer.</summary>
internal sealed class Asked(string what)
{
    private int _answers;

    public string What => what;

    public bool IsAnswered => _answers > 0;

    public void Answer(Timeline timeline)
    {
        if (++_answers > 1) timeline.Fail($"{what} was answered twice.");
    }
}
