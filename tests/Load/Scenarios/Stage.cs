using OrleansChat.Load.Dialects;
using OrleansChat.Load.Driver;
using OrleansChat.Load.Servers;

namespace OrleansChat.Load.Scenarios;

/// <summary>A driver in front of a server: conversations are opened on it and let talk. Its lines end with it, the server stays.</summary>
internal sealed class Stage : IDisposable
{
    private const int OpeningAtOnce = 16;
    private const int FillingUnderWay = 8;
    private const double DrainSeconds = 15;

    private readonly List<Conversation> _conversations = [];

    public Stage(RunningServer server)
    {
        Server = server;
        Dialect = Dialect.For(server, Loop, Ledger);
        Traffic = new(Loop, Ledger, Dialect.Ids, _conversations);
    }

    public RunningServer Server { get; }

    public Loop Loop { get; } = new();

    public Ledger Ledger { get; } = new();

    public Dialect Dialect { get; }

    /// <summary>Lets all conversations that are open talk.</summary>
    public Traffic Traffic { get; private set; }

    public IReadOnlyList<Conversation> Conversations => _conversations;

    /// <summary>Opens more conversations; by default both sides of each.</summary>
    public IReadOnlyList<Conversation> Open(int count, Func<Conversation, Task>? open = null, int atOnce = OpeningAtOnce)
    {
        var more = Enumerable.Range(_conversations.Count, count)
            .Select(index => new Conversation(index) { Front = index, ListenerFront = index }).ToList();
        Loop.Run(Conversation.InChunks(more, atOnce, open ?? Dialect.Open));
        Adopt(more);
        return more;
    }

    /// <summary>Takes over conversations that were opened elsewhere, with lines of this stage.</summary>
    public void Adopt(IReadOnlyList<Conversation> more)
    {
        _conversations.AddRange(more);
        Renew();
    }

    /// <summary>To be called when conversations have other lines than before.</summary>
    public void Renew() => Traffic = new(Loop, Ledger, Dialect.Ids, _conversations);

    /// <summary>The same for those that a task opens.</summary>
    public IReadOnlyList<Conversation> Adopt(Func<Task<IReadOnlyList<Conversation>>> open)
    {
        var more = Loop.Run(open());
        Adopt(more);
        return more;
    }

    /// <summary>As much as the server answers, so many messages under way in each conversation.</summary>
    public Stretch Maximum(double seconds, int underWay = 2)
    {
        Traffic.BeginClosed(underWay);
        var clock = new Stopclock(Server, Ledger);
        Traffic.Pass(seconds);
        var stretch = clock.Stop();
        Traffic.EndClosed();
        Traffic.Drain(DrainSeconds);
        return stretch;
    }

    /// <summary>Writes so many more messages, as fast as the server takes them.</summary>
    public void Fill(int messages)
    {
        var target = Ledger.Finished + messages;
        Traffic.BeginClosed(FillingUnderWay);
        while (Ledger.Finished < target) Traffic.Turn(Loop.Now + Loop.Second / 50);
        Traffic.EndClosed();
        Traffic.Drain(DrainSeconds);
    }

    /// <summary>Messages at a rate that does not care whether the server keeps up; a lead that is not timed goes before.</summary>
    public Paced At(double rate, double seconds, int seed, double lead = 1)
    {
        Traffic.Open(lead, rate, seed * 2);
        Ledger.Time(from: Loop.Now);
        var clock = new Stopclock(Server, Ledger);
        Traffic.Open(seconds, rate, seed * 2 + 1);
        var stretch = clock.Stop();
        Traffic.Drain(DrainSeconds);
        return new(rate, stretch, Latency.Of(Ledger.Delivery), Latency.Of(Ledger.Acknowledgement));
    }

    /// <summary>What was promised and kept so far.</summary>
    public Promises Promises(long? stored = null) => Scenarios.Promises.Of(Ledger,
        _conversations.Count(conversation => conversation.Writer is { Lost: true }) + _conversations.Count(conversation => conversation.Listener is { Lost: true }), stored);

    /// <summary>Ends the server and looks whether it stored what it acknowledged.</summary>
    public Promises Close()
    {
        var promises = Promises();
        Server.Stop();
        return promises with { Stored = StoredRows.Count(Server) };
    }

    public void Dispose()
    {
        foreach (var conversation in _conversations)
        {
            conversation.Writer?.Drop();
            conversation.Listener?.Drop();
        }

        Loop.Dispose();
    }
}
