using OrleansChat.Load.Dialects;
using OrleansChat.Load.Driver;
using OrleansChat.Load.Servers;

namespace OrleansChat.Load.Scenarios;

/// <summary>Memory with so many connections, after a full collection.</summary>
internal sealed record MemoryPoint(int Connections, long Kilobytes);

/// <summary>What a connection costs that says nothing: the slope of memory, and the CPU above that of a server without connections.</summary>
internal sealed record IdleFigures(
    ServerKind Server,
    IReadOnlyList<MemoryPoint> Memory,
    double KilobytesPerConnection,
    double CpuMicrosecondsPerSecondAlone,
    double CpuMicrosecondsPerConnectionSecond,
    int LinesLost);

/// <summary>Connections that only ping. At the product each is a visitor with a session and a conversation that he has opened.</summary>
internal static class Idle
{
    private const int Steps = 4;
    private const int OpeningAtOnce = 32;
    private const double SettlingSeconds = 2;

    public static IdleFigures Run(ServerKind kind, int connections, double seconds)
    {
        using var server = RunningServer.Start(kind);
        using var loop = new Loop();
        var ledger = new Ledger();
        var dialect = Dialect.For(server, loop, ledger);
        var conversations = new List<Conversation>();
        var memory = new List<MemoryPoint>();

        // The first few pay for code and pools.
        Grow(loop, dialect, conversations, connections / Steps / 2);
        Rest(conversations, SettlingSeconds);
        for (var step = 1; step <= Steps; step++)
        {
            Grow(loop, dialect, conversations, connections * step / Steps);
            Rest(conversations, SettlingSeconds);
            memory.Add(new(conversations.Count, server.SettledKilobytes()));
        }

        Rest(conversations, SettlingSeconds);
        var busy = Rest(conversations, seconds);
        foreach (var conversation in conversations) conversation.Listener!.Drop();
        var lost = conversations.Count(conversation => conversation.Listener!.Lost);
        Rest([], SettlingSeconds);
        var alone = Rest([], seconds);
        return new(kind, memory, Slope(memory), alone * 1e6, (busy - alone) * 1e6 / connections, lost);

        // Lets time pass; answers the CPU used per second.
        double Rest(IReadOnlyList<Conversation> with, double length)
        {
            var clock = new Stopclock(server, ledger);
            new Traffic(loop, ledger, dialect.Ids, with).Pass(length);
            return clock.Stop().ServerShare;
        }
    }

    private static void Grow(Loop loop, Dialect dialect, List<Conversation> conversations, int to)
    {
        var more = Enumerable.Range(conversations.Count, to - conversations.Count).Select(index => new Conversation(index)).ToList();
        conversations.AddRange(more);
        loop.Run(Conversation.InChunks(more, OpeningAtOnce, dialect.OpenListener));
    }

    // Least squares.
    private static double Slope(IReadOnlyList<MemoryPoint> points)
    {
        var (x, y) = (points.Average(point => (double)point.Connections), points.Average(point => (double)point.Kilobytes));
        return points.Sum(point => (point.Connections - x) * (point.Kilobytes - y)) / points.Sum(point => (point.Connections - x) * (point.Connections - x));
    }
}
