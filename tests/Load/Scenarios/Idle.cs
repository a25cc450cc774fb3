using OrleansChat.Load.Driver;
using OrleansChat.Load.Report;
using OrleansChat.Load.Servers;

namespace OrleansChat.Load.Scenarios;

/// <summary>Memory with so many connections, after a full collection.</summary>
internal sealed record MemoryPoint(int Connections, long Kilobytes);

/// <summary>What a connection costs that says nothing: the slope of memory, and the CPU above that of a server without connections.</summary>
internal sealed record IdleFigures(
    string Server,
    IReadOnlyList<MemoryPoint> Memory,
    double KilobytesPerConnection,
    double CpuMicrosecondsPerSecondAlone,
    double CpuMicrosecondsPerConnectionSecond,
    int LinesLost);

/// <summary>Connections that only ping. At the product each is a visitor with a session and a conversation that he has opened.</summary>
internal sealed class Idle(Arguments arguments) : Scenario
{
    private const int Steps = 4;
    private const int OpeningAtOnce = 32;

    private readonly IReadOnlyList<ServerKind> _servers = arguments.Choices("servers", ServerKinds.ByName, [ServerKind.Echo, ServerKind.Sqlite]);
    private readonly int _connections = arguments.Int("connections", 2000, quick: 800);
    private readonly double _settling = arguments.Quick ? 0.5 : 2;
    private readonly double _seconds = arguments.Number("seconds", 20, quick: 3);

    public override Outcome Run(Screen screen)
    {
        var figures = _servers.Select(kind =>
        {
            Screen.Step($"idle: {kind.Label()}, {_connections} connections");
            return Measure(kind, screen);
        }).ToList();
        var outcome = new Outcome("idle", "Connections that say nothing",
            $"{_connections} connections that only ping, every 15 s; at OrleansChat each with a session and an open conversation. Memory is the slope over four steps, " +
            "each after full collections; CPU is that with all connections less that after they have gone.")
        {
            Figures = new { servers = figures },
        };
        outcome.Sheets.Add(new("A connection costs", ["server", "KB", "CPU us/s", "CPU us/s of the server alone"], [.. figures.Select(server => (IReadOnlyList<string>)
            [server.Server, Figure.Short(server.KilobytesPerConnection), Figure.Short(server.CpuMicrosecondsPerConnectionSecond), Figure.Text(server.CpuMicrosecondsPerSecondAlone)])]));
        outcome.Charts.Add(new BarChart("Memory a connection", "KB", [.. figures.Select(server => new Bar(server.Server, server.KilobytesPerConnection))]));
        outcome.Charts.Add(new LineChart("Memory by connections", "MB", "connections", [.. figures.Select(server =>
            new Series(server.Server, [.. server.Memory.Select(point => ((double)point.Connections, point.Kilobytes / 1024.0))]))]));
        outcome.Broken.AddRange(figures.Where(server => server.LinesLost > 0).Select(server => $"{server.Server}: {server.LinesLost} idle connections were lost."));
        return outcome;
    }

    private IdleFigures Measure(ServerKind kind, Screen screen)
    {
        using var server = StartedServer.Start(kind);
        using var stage = new Stage(server);
        using var view = screen.Follow(stage, $"idle: {kind.Label()}");
        var memory = new List<MemoryPoint>();

        // The first few pay for code and pools.
        Grow(_connections / Steps / 2);
        Rest(_settling);
        for (var step = 1; step <= Steps; step++)
        {
            Grow(_connections * step / Steps);
            Rest(_settling);
            memory.Add(new(stage.Conversations.Count, server.SettledKilobytes()));
        }

        Rest(_settling);
        var busy = Rest(_seconds);
        foreach (var conversation in stage.Conversations) conversation.Listener!.Drop();
        var lost = stage.Conversations.Count(conversation => conversation.Listener!.Lost);
        Rest(_settling);
        var alone = Rest(_seconds);
        return new(server.Label, memory, Slope.Of(memory.Select(point => ((double)point.Connections, (double)point.Kilobytes))), alone * 1e6,
            (busy - alone) * 1e6 / _connections, lost);

        void Grow(int to) => stage.Open(to - stage.Conversations.Count, stage.Dialect.OpenListener, OpeningAtOnce);

        // Lets time pass; answers the CPU used per second.
        double Rest(double length)
        {
            var clock = new Stopclock(server, stage.Ledger);
            stage.Traffic.Pass(length);
            return clock.Stop().ServerShare;
        }
    }
}
