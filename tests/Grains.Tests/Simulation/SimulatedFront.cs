using OrleansChat.Conversations;
using OrleansChat.Feed;
using OrleansChat.Wire;

namespace OrleansChat.Tests.Simulation;

/// <summary>A front by the rules of the real one's feed: it joins what a browser reads with what it is told, and asks for the heads.</summary>
internal sealed class SimulatedFront : ILife
{
    private const int BatchLimit = 12;
    private const long Healing = 5_000_000;
    private const long Patience = 5_000_000;
    private readonly SimulatedCluster _cluster;
    private readonly string _name;
    private readonly Dictionary<ConversationId, Watched> _watched = [];

    public SimulatedFront(SimulatedCluster cluster, string name)
    {
        (_cluster, _name) = (cluster, name);
        cluster.Timeline.After(cluster.Plan.Chance.Between(0, Healing), this, Heal);
    }

    public bool Dead { get; private set; }

    public long PausedUntil => 0;

    /// <summary>Conversations whose calls this front sends to a silo that the directory does not name.</summary>
    public Dictionary<ConversationId, SimulatedSilo> Astray { get; } = [];

    public List<Connection> Connections { get; } = [];

    public override string ToString() => _name;

    public void Crash()
    {
        _cluster.Trace.Add($"{_name} dies");
        Dead = true;
        foreach (var connection in Connections.ToList()) connection.Drop();
        _cluster.Ended(this);
    }

    /// <summary>A grain call. Null: no answer came; what was asked may happen none the less.</summary>
    public void Call<T>(ConversationId id, Action<SimulatedActivation, Action<T>> send, Action<T?> done)
        where T : class
    {
        var (timeline, plan) = (_cluster.Timeline, _cluster.Plan);
        var open = true;
        if (_cluster.Place(this, id) is not { } silo)
        {
            timeline.After(1_000, this, () => Finish(null));
            return;
        }

        timeline.After(plan.Chance.Between(50, 400), silo, () => send(silo.Activate(id), answer =>
        {
            if (!plan.Hits(Fault.ReplyLost)) timeline.After(plan.Chance.Between(50, 400), this, () => Finish(answer));
        }));
        silo.Callers.Add(() => timeline.After(plan.Chance.Between(500, 1_500_000), this, () => Finish(null)));
        timeline.After(Patience, this, () => Finish(null));

        void Finish(T? answer)
        {
            if (!open) return;
            open = false;
            done(answer);
        }
    }

    /// <summary>News are on their way here.</summary>
    public void Expect(SimulatedSilo from, Action hear)
    {
        var plan = _cluster.Plan;
        if (from.Dead || Dead || plan.Hits(Fault.NewsLost)) return;
        for (var copies = plan.Hits(Fault.NewsTwice) ? 2 : 1; copies > 0; copies--)
            _cluster.Timeline.After(plan.Delay(Fault.NewsLate, 300, 3_000_000), this, hear);
    }

    public void Hear(ConversationNews news)
    {
        if (!_watched.TryGetValue(news.Id, out var watched)) return;
        watched.Head = Math.Max(watched.Head, news.Head);
        foreach (var connection in watched.Connections.ToList()) connection.Push(news);
        if (news.Activation != watched.Activation) TellInterest(watched, _ => { });
    }

    public void Hear(ConversationId id, ReadMarks seen)
    {
        _cluster.Ledger.Told(id, seen);
        if (!_watched.TryGetValue(id, out var watched)) return;
        foreach (var connection in watched.Connections.ToList()) connection.Push(seen);
    }

    /// <summary>Reads behind a position and has the connection told from there on. Null batch: refused or no answer.</summary>
    public void Open(Connection connection, Actor reader, ConversationId id, int position, Action<WireBatch?, bool> done) => Read(reader, id, position, (first, there) =>
    {
        if (first is null)
        {
            done(null, there);
            return;
        }

        if (!_watched.TryGetValue(id, out var watched)) watched = _watched[id] = new(id);
        if (!watched.Connections.Contains(connection)) watched.Connections.Add(connection);
        if (watched.Activation is not null) Join(watched.Head);
        else TellInterest(watched, head => Join(Math.Max(head ?? 0, watched.Head)));

        void Join(int head)
        {
            if (head <= first.Head) Answer(first, true);
            else Read(reader, id, position, Answer);
        }

        void Answer(EventBatch? batch, bool isThere)
        {
            if (batch is null) watched.Connections.Remove(connection);
            else if (watched.Connections.Count == 1) watched.Head = Math.Max(watched.Head, batch.Head);
            done(batch is null ? null : Shape(reader, id, batch.After, batch.Events, batch.Head), isThere);
        }
    });

    public void Leave(Connection connection)
    {
        Connections.Remove(connection);
        foreach (var watched in _watched.Values.ToList())
        {
            if (watched.Connections.Remove(connection) && watched.Connections.Count == 0) _watched.Remove(watched.Id);
        }
    }

    public static WireBatch Shape(Actor reader, ConversationId id, int after, System.Collections.Immutable.ImmutableArray<LoggedEvent> events, int head) => new(
        id.ToString(), after, reader.Kind == AuthorKind.Visitor ? WireView.ForVisitor(events) : WireView.ForOperator(events), head, 0, null);

    /// <summary>A read past the grain. Null and true: there is nothing for this reader. Null and false: no answer.</summary>
    private void Read(Actor reader, ConversationId id, int position, Action<EventBatch?, bool> done)
    {
        var (timeline, plan) = (_cluster.Timeline, _cluster.Plan);
        timeline.After(plan.Delay(Fault.SlowRead, 300, 1_500_000), this, () =>
        {
            var fails = _cluster.Outage || plan.Hits(Fault.ReadFails);
            var batch = fails ? null : _cluster.Database.Since(reader, id, position, BatchLimit);
            timeline.After(plan.Delay(Fault.SlowRead, 300, 1_500_000), this, () => done(batch, !fails));
        });
    }

    private void TellInterest(Watched watched, Action<int?> done) => Call<WatchReceipt>(
        watched.Id,
        (activation, reply) => activation.Watch(this, (name, head) => reply(new(name, head))),
        receipt =>
        {
            if (receipt is not null) watched.Activation = receipt.Activation;
            done(receipt?.Head);
        });

    private void Heal()
    {
        foreach (var watched in _watched.Values.ToList())
        {
            if (_cluster.Outage) break;
            var head = _cluster.Database.Head(watched.Id);
            if (head > watched.Head)
            {
                (watched.Head, watched.Activation) = (head, null);
                foreach (var connection in watched.Connections.ToList()) connection.PushHead(watched.Id, head);
            }

            if (watched.Activation is null) TellInterest(watched, _ => { });
        }

        _cluster.Timeline.After(Healing, this, Heal);
    }

    /// <summary>A conversation with listeners here.</summary>
    private sealed class Watched(ConversationId id)
    {
        public ConversationId Id => id;

        public List<Connection> Connections { get; } = [];

        public int Head { get; set; }

        public string? Activation { get; set; }
    }
}
