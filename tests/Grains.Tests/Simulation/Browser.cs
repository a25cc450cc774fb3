using OrleansChat.Conversations;
using OrleansChat.Wire;

namespace OrleansChat.Tests.Simulation;

/// <summary>One person's view of one conversation, by the rules of the widget: a position, pulls where there is a gap, an outbox.</summary>
internal sealed partial class Browser
{
    private readonly SimulatedCluster _cluster;
    private readonly List<WireEvent> _shown = [];
    private Connection? _line;
    private int _position;
    private bool _loaded;
    private bool _pulling;
    private bool _again;

    public Browser(SimulatedCluster cluster, Actor actor, ConversationId id)
    {
        (_cluster, Actor, Id) = (cluster, actor, id);
        Later(0, Connect);
    }

    public Actor Actor { get; }

    public ConversationId Id { get; }

    public bool IsLoaded => _loaded;

    /// <summary>Whether it shows all that there is.</summary>
    public bool IsCurrent => _loaded && !_pulling && _position == _cluster.Database.Head(Id);

    /// <summary>How far the database says that its person has read.</summary>
    public int Cursor => _cluster.Database.Find(Id)?.Cursors.GetValueOrDefault(Actor.Id).Seq ?? 0;

    /// <summary>Whether a visitor's message is refused by the policy for closed conversations.</summary>
    public bool IsClosed => _cluster.Plan.Policy == ReopenPolicy.StartNew && _cluster.Database.Find(Id)?.State.Status == ConversationStatus.Closed;

    public override string ToString() => $"{Actor.Name}'s browser";

    public void Disconnect() => _line?.Drop();

    public void Dropped(Connection line)
    {
        if (_line != line) return;
        _cluster.Trace.Add($"{this} is cut off");
        _line = null;
        _pulling = false;
        LineLost();
        Later(_cluster.Plan.Chance.Between(0, 2_000_000), Connect);
    }

    public void OnEvents(WireBatch batch)
    {
        if (!_loaded) Pull();
        else if (batch.Head <= _position) return;
        else if (batch.After == _position) Append(batch);
        else Pull();
    }

    public void OnHead(int head)
    {
        if (!_loaded || head > _position) Pull();
    }

    public void OnSeen(ReadMarks seen) => _cluster.Ledger.Told(Id, seen);

    /// <summary>Says that all that is shown was read; up to where that is.</summary>
    /// <param name="offset">As another window of the same person may say that is behind, or a client that lies.</param>
    public int Read(int offset = 0)
    {
        if (_line is not { } line || !_loaded) return 0;
        var seq = Math.Max(0, _position + offset);
        line.ToFront(() => line.Front.Call<Refusal>(
            Id, (activation, _) => activation.Submit<Refusal?>($"Read {seq} by {Actor.Id}", answer => new ReadCommand(Actor, seq, answer), _ => { }), _ => { }));
        return seq;
    }

    private void Connect()
    {
        if (_cluster.Fronts.Count == 0)
        {
            Later(200_000, Connect);
            return;
        }

        _line = new(_cluster, this, _cluster.Plan.Chance.Pick(_cluster.Fronts));
        _cluster.Trace.Add($"{this} connects to {_line.Front}");
        Pull();
        Drain();
    }

    private void Pull()
    {
        _again = true;
        if (!_pulling) PullAll();
    }

    private void PullAll()
    {
        if (!_again || _line is not { } line)
        {
            _pulling = false;
            return;
        }

        (_pulling, _again) = (true, false);
        var asked = _position;
        line.ToFront(() => line.Front.Open(line, Actor, Id, asked, (batch, there) => line.ToBrowser(() => OnPulled(asked, batch, there))));
    }

    private void OnPulled(int asked, WireBatch? batch, bool there)
    {
        if (batch is null)
        {
            _cluster.Ledger.Expect(!there || !_loaded, $"{this} was told that {Id} is not there.");
            _again = true;
            var line = _line;
            Later(_cluster.Plan.Chance.Between(200_000, 1_000_000), () =>
            {
                if (line == _line) PullAll();
            });
            return;
        }

        if (!_loaded || (batch.After > asked && batch.After > _position)) Replace(batch);
        else if (batch.Head > _position) Append(batch);
        PullAll();
    }

    private void Append(WireBatch batch)
    {
        var fresh = batch.Events.Where(shown => shown.Seq > _position).ToList();
        _cluster.Trace.Add($"{this} shows {_position}..{batch.Head}");
        _cluster.Ledger.Shown(Id, Actor, _position, batch.Head, fresh);
        _shown.AddRange(fresh);
        _position = batch.Head;
    }

    private void Replace(WireBatch batch)
    {
        _cluster.Trace.Add($"{this} shows {batch.After}..{batch.Head} anew");
        _cluster.Ledger.Shown(Id, Actor, batch.After, batch.Head, batch.Events);
        _shown.Clear();
        _shown.AddRange(batch.Events);
        _position = batch.Head;
        _loaded = true;
    }

    private void Later(long delay, Action run) => _cluster.Timeline.After(delay, null, run);
}
