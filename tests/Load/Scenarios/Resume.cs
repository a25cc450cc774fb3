using System.Diagnostics;
using OrleansChat.Load.Driver;
using OrleansChat.Load.Report;
using OrleansChat.Load.Servers;

namespace OrleansChat.Load.Scenarios;

/// <summary>How long it took until the half, nearly all and all had caught up (seconds), and whether they then had everything once.</summary>
internal sealed record ResumeFigures(string Server, int Clients, int Missed, double Half, double Most, double All, int Failed, Promises Promises)
{
    /// <summary>Seconds by part of the clients, for a chart.</summary>
    public required IReadOnlyList<(double X, double Y)> Curve { get; init; }
}

/// <summary>
/// All clients lose their lines at once, messages are written meanwhile, all come back at once: the worst case, without the jitter that
/// real clients add. Servers and driver share all cores.
/// </summary>
internal sealed class Resume(Arguments arguments) : Scenario
{
    private const int OpeningAtOnce = 32;
    private const int WritingAtOnce = 200;
    private const int CurvePoints = 20;

    private readonly IReadOnlyList<ServerKind> _servers =
        arguments.Choices("servers", ServerKinds.ByName, arguments.Quick ? [ServerKind.Sqlite] : [ServerKind.Handbuilt, ServerKind.Sqlite]);

    private readonly int _clients = arguments.Int("clients", 2000, quick: 300);
    private readonly int _missed = arguments.Int("missed", 3);

    public override Outcome Run(Screen screen)
    {
        var figures = _servers.Select(kind =>
        {
            Screen.Step($"resume: {kind.Label()}, {_clients} clients");
            return Measure(kind, screen);
        }).ToList();
        var outcome = new Outcome("resume", "Everybody comes back at once",
            $"{_clients} clients lose their lines in the same moment, {_missed} messages are written into each conversation meanwhile, and all come back at once, " +
            "with no jitter. Seconds until they had everything; servers and driver share all cores.")
        {
            Figures = new { servers = figures.Select(server => server with { Curve = [] }) },
        };
        outcome.Sheets.Add(new("Caught up after", ["server", "50 % s", "99 % s", "all s", "failed", "missing", "doubled", "out of order"],
            [.. figures.Select(server => (IReadOnlyList<string>)[server.Server, Figure.Text(server.Half, 2), Figure.Text(server.Most, 2), Figure.Text(server.All, 2),
                $"{server.Failed}", $"{server.Promises.Lost}", $"{server.Promises.Doubles}", $"{server.Promises.OrderViolations}"])]));
        outcome.Charts.Add(new LineChart("Seconds until so many had everything", "s", "% of clients", [.. figures.Select(server => new Series(server.Server, server.Curve))]));
        foreach (var server in figures)
        {
            server.Promises.Judge(outcome);
            if (server.Failed > 0) outcome.Broken.Add($"{server.Server}: {server.Failed} clients did not come back.");
        }

        return outcome;
    }

    private ResumeFigures Measure(ServerKind kind, Screen screen)
    {
        using var server = StartedServer.Start(kind, pinned: false);
        using var stage = new Stage(server);
        using var view = screen.Follow(stage, $"resume: {kind.Label()}");
        stage.Open(_clients, stage.Dialect.OpenListener, OpeningAtOnce);
        var writer = stage.Loop.Run(stage.Dialect.Writer(0));
        foreach (var conversation in stage.Conversations) conversation.Writer = writer;

        Write(stage);
        stage.Traffic.Drain(limit: 10);
        foreach (var conversation in stage.Conversations) conversation.Listener!.Drop();
        for (var i = 0; i < _missed; i++) Write(stage);

        var took = new List<double>();
        var failed = 0;
        var start = Loop.Now;
        stage.Loop.Run(Task.WhenAll(stage.Conversations.Select(CatchUp)));
        stage.Traffic.Drain(limit: 10);
        took.Sort();
        var curve = Enumerable.Range(1, CurvePoints).Select(i => (X: i * 100.0 / CurvePoints, Y: At(i * 1.0 / CurvePoints))).ToList();
        return new(server.Label, _clients, _missed, At(0.5), At(0.99), At(1), failed, stage.Close()) { Curve = curve };

        double At(double part) => took.Count == 0 ? double.NaN : took[Math.Max(0, (int)Math.Ceiling(took.Count * part) - 1)];

        async Task CatchUp(Conversation conversation)
        {
            try
            {
                await stage.Dialect.Resume(conversation);
                took.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
            }
            catch (InvalidOperationException)
            {
                failed++;
            }
        }
    }

    // One message into each conversation, acknowledged.
    private static void Write(Stage stage)
    {
        foreach (var some in stage.Conversations.Chunk(WritingAtOnce))
        {
            foreach (var conversation in some) stage.Traffic.Post(conversation, Loop.Now);
            stage.Traffic.Acknowledged(limit: 10);
        }
    }
}
