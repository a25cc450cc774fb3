using OrleansChat.Load.Dialects;
using OrleansChat.Load.Driver;
using OrleansChat.Load.Servers;

namespace OrleansChat.Load.Scenarios;

/// <summary>What one server did in one round.</summary>
internal sealed record TalkFigures(
    ServerKind Server,
    Stretch WarmUpEnd,
    Stretch Maximum,
    Stretch AtRate,
    Latency Delivery,
    Latency Acknowledgement,
    Promises Promises)
{
    /// <summary>Whether the compiler was still making the server cheaper while it was measured.</summary>
    public bool StillWarming => WarmUpEnd.CpuMicroseconds > Maximum.CpuMicroseconds * 1.05;
}

/// <summary>One server in one round: warm-up, the maximum (closed loop), then latency at a fixed rate (open loop).</summary>
internal static class Talk
{
    private const int UnderWay = 2;
    private const int OpeningAtOnce = 16;

    public static TalkFigures Run(ServerKind kind, TalkOptions options, int round)
    {
        using var server = RunningServer.Start(kind);
        using var loop = new Loop();
        var ledger = new Ledger();
        var dialect = Dialect.For(server, loop, ledger);
        var conversations = Enumerable.Range(0, options.Conversations).Select(index => new Conversation(index)).ToList();
        loop.Run(Conversation.InChunks(conversations, OpeningAtOnce, dialect.Open));
        var traffic = new Traffic(loop, ledger, dialect.Ids, conversations);

        traffic.BeginClosed(UnderWay);
        traffic.Pass(options.WarmUpSeconds * 0.8);
        var clock = new Stopclock(server, ledger);
        traffic.Pass(options.WarmUpSeconds * 0.2);
        var warmUpEnd = clock.Stop();
        clock = new(server, ledger);
        traffic.Pass(options.Seconds);
        var maximum = clock.Stop();
        traffic.EndClosed();
        traffic.Drain(limit: 10);

        traffic.Open(1, options.Rate, seed: round * 2);
        ledger.TimedFrom = Loop.Now;
        clock = new Stopclock(server, ledger);
        traffic.Open(options.Seconds, options.Rate, seed: round * 2 + 1);
        var atRate = clock.Stop();
        traffic.Drain(limit: 10);

        var linesLost = conversations.Count(c => c.Writer!.Lost) + conversations.Count(c => c.Listener!.Lost);
        server.Stop();
        var promises = Promises.Of(ledger, linesLost, StoredRows.Count(server));
        return new(kind, warmUpEnd, maximum, atRate, Latency.Of(ledger.Delivery), Latency.Of(ledger.Acknowledgement), promises);
    }
}

/// <summary>How long and how hard.</summary>
internal sealed record TalkOptions(int Conversations, double WarmUpSeconds, double Seconds, double Rate);
