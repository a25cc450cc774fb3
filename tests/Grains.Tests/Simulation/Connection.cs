using OrleansChat.Conversations;
using OrleansChat.Feed;

namespace OrleansChat.Tests.Simulation;

/// <summary>A browser's socket to a front: in order both ways, and what is under way when it falls is lost.</summary>
internal sealed class Connection
{
    private readonly SimulatedCluster _cluster;
    private readonly Browser _browser;
    private long _lastUp;
    private long _lastDown;

    public Connection(SimulatedCluster cluster, Browser browser, SimulatedFront front)
    {
        (_cluster, _browser, Front) = (cluster, browser, front);
        front.Connections.Add(this);
    }

    public SimulatedFront Front { get; }

    public bool Up { get; private set; } = true;

    public void Drop()
    {
        if (!Up) return;
        Up = false;
        Front.Leave(this);
        _cluster.Timeline.After(_cluster.Plan.Chance.Between(0, 500_000), null, () => _browser.Dropped(this));
    }

    public void ToFront(Action run) => Send(ref _lastUp, run);

    public void ToBrowser(Action run) => Send(ref _lastDown, run);

    /// <summary>Who has no room for the news is told the head.</summary>
    public void Push(ConversationNews news)
    {
        if (_cluster.Plan.Hits(Fault.NewsLate))
        {
            PushHead(news.Id, news.Head);
            return;
        }

        var batch = SimulatedFront.Shape(_browser.Actor, news.Id, news.After, news.Events, news.Head);
        ToBrowser(() => _browser.OnEvents(batch));
    }

    public void PushHead(ConversationId id, int head) => ToBrowser(() => _browser.OnHead(head));

    public void Push(ReadMarks seen) => ToBrowser(() => _browser.OnSeen(seen));

    private void Send(ref long last, Action run)
    {
        var timeline = _cluster.Timeline;
        last = Math.Max(last, timeline.Now + _cluster.Plan.Chance.Between(200, 30_000));
        timeline.After(last - timeline.Now, null, () =>
        {
            if (Up) run();
        });
    }
}
