using OrleansChat.Load.Dialects;
using OrleansChat.Load.Driver;
using OrleansChat.Load.Report;
using OrleansChat.Load.Servers;

namespace OrleansChat.Load.Scenarios;

/// <summary>What a message costs with one, two and four silos: with the grain beside the front of both sides, and with fronts drawn at random.</summary>
internal sealed class SiloDoubling(Arguments arguments) : Scenario
{
    private static readonly IReadOnlyList<int> Silos = [1, 2, 4];
    private static readonly IReadOnlyList<int> QuickSilos = [1, 2];

    private readonly IReadOnlyList<int> _silos = arguments.Ints("counts", Silos, quick: QuickSilos);
    private readonly int _conversations = arguments.Int("conversations", 200, quick: 100);
    private readonly double _warmUp = arguments.Number("warmup", 15, quick: 2);
    private readonly double _seconds = arguments.Number("seconds", 10, quick: 2);
    private readonly double _rate = arguments.Number("rate", 1000, quick: 300);

    public override Outcome Run(Screen screen)
    {
        var steps = _silos.Select(silos => Measure(silos, screen)).ToList();
        var outcome = new Outcome("silos", "As silos double",
            $"{_conversations} conversations, {Figure.Text(_rate)} messages a second over clusters of processes that are a front and a silo each, on PostgreSQL, all on one core. " +
            "Beside: visitor and operator are at the front whose process holds the grain. At random: both are at fronts drawn by lot.")
        {
            Figures = new { steps, besidePerDoubling = PerDoubling(step => step.Beside), randomPerDoubling = PerDoubling(step => step.Random) },
        };
        outcome.Sheets.Add(PacedTable.Of("Beside their front", steps.Select(step => ($"{step.Silos}", step.Beside)), cpu: true, "silos"));
        outcome.Sheets.Add(PacedTable.Of("At random", steps.Select(step => ($"{step.Silos}", step.Random)), cpu: true, "silos"));
        outcome.Notes.Add($"CPU a message grows per doubling by a factor of {Figure.Text(PerDoubling(step => step.Beside), 2)} beside, {Figure.Text(PerDoubling(step => step.Random), 2)} at random.");
        outcome.Charts.Add(new LineChart("Server CPU a message", "us", "silos",
            [Line("beside their front", step => step.Beside.Stretch.CpuMicroseconds), Line("at random", step => step.Random.Stretch.CpuMicroseconds)], Doublings: true));
        outcome.Charts.Add(new LineChart("Delivery p99", "ms", "silos",
            [Line("beside their front", step => step.Beside.Delivery.P99), Line("at random", step => step.Random.Delivery.P99)], Doublings: true));
        foreach (var step in steps) step.Promises.Judge(outcome);
        return outcome;

        double PerDoubling(Func<SiloStep, Paced> which) => steps.Count < 2 ? double.NaN
            : Slope.PerDoubling(steps.Select(step => ((double)step.Silos, which(step).Stretch.CpuMicroseconds)));

        Series Line(string label, Func<SiloStep, double> figure) => new(label, [.. steps.Select(step => ((double)step.Silos, figure(step)))]);
    }

    private SiloStep Measure(int silos, Screen screen)
    {
        Screen.Step($"silos: {silos}");
        using var server = StartedCluster.StartTogether(silos);
        using var stage = new Stage(server);
        using var view = screen.Follow(stage, server.Label);
        stage.Open(_conversations);
        // Each process compiles for itself, and they share the core.
        stage.Maximum(_warmUp * silos);
        var beside = stage.At(_rate, _seconds, 0);

        // The grains stay where they are.
        var lots = new Random(silos);
        foreach (var conversation in stage.Conversations) (conversation.Front, conversation.ListenerFront) = (lots.Next(silos), lots.Next(silos));
        stage.Loop.Run(Conversation.InChunks(stage.Conversations, 16, ((ProductDialect)stage.Dialect).Move));
        stage.Renew();
        stage.Maximum(_warmUp * silos / 2);
        return new(silos, beside, stage.At(_rate, _seconds, 1), stage.Close());
    }
}

/// <summary>One cluster: the same load with the grains beside their fronts, then with fronts at random.</summary>
internal sealed record SiloStep(int Silos, Paced Beside, Paced Random, Promises Promises);
