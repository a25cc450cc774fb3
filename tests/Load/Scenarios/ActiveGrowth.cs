using OrleansChat.Load.Dialects;
using OrleansChat.Load.Report;

namespace OrleansChat.Load.Scenarios;

/// <summary>What a message costs, and how much memory is used, as the number of conversations that are awake doubles. They have no lines of their own.</summary>
internal sealed class ActiveGrowth(Arguments arguments) : Scenario
{
    private const int Writers = 8;
    private const int PerVisitor = 50;
    private const int UntilAwake = 3;

    private static readonly IReadOnlyList<int> Active = [1000, 2000, 4000, 8000];
    private static readonly IReadOnlyList<int> QuickActive = [200, 400, 800];

    private readonly Site _site = new(arguments);
    private readonly IReadOnlyList<int> _active = arguments.Ints("active", Active, quick: QuickActive);
    private readonly double _warmUp = arguments.Number("warmup", 15, quick: 3);
    private readonly double _seconds = arguments.Number("seconds", 10, quick: 3);
    private readonly double _rate = arguments.Number("rate", 1000, quick: 500);

    public override Outcome Run(Screen screen)
    {
        using var server = _site.Start();
        using var stage = new Stage(server);
        using var view = screen.Follow(stage, server.Label);
        var writers = Enumerable.Range(0, Writers).Select(front => stage.Loop.Run(stage.Dialect.Writer(front))).ToList();
        var steps = new List<GrowthStep>();
        foreach (var active in _active)
        {
            Screen.Step($"growth-active: {active} conversations");
            var more = active - stage.Conversations.Count;
            stage.Adopt(() => Conversations.Start((ProductDialect)stage.Dialect, more, PerVisitor, writers));
            if (steps.Count == 0) stage.Maximum(_warmUp, underWay: 1);
            stage.Fill(more * UntilAwake);
            var paced = stage.At(_rate, _seconds, steps.Count);
            steps.Add(new(active, paced, server.Own ? server.SettledKilobytes() : null));
        }

        var promises = stage.Close();
        var memory = server.Own ? Slope.Of(steps.Select(step => ((double)step.Count, (double)step.Kilobytes!))) : double.NaN;
        var outcome = new Outcome("growth-active", "As more conversations are awake",
            $"{Figure.Text(_rate)} messages a second on {server.Label}, spread over conversations that are awake, while their number doubles. They have no connections, " +
            "so memory is what grains, tails and sessions take; it is read after full collections.")
        {
            Figures = new { server = server.Label, steps, cpuPerDoubling = GrowthStep.CpuPerDoubling(steps), kilobytesPerConversation = memory, promises },
        };
        GrowthStep.Report(outcome, steps, "conversations awake", server.Own);
        if (server.Own)
        {
            outcome.Notes.Add($"A conversation that is awake takes {Figure.Text(memory, 1)} KB.");
            outcome.Charts.Add(new LineChart("Memory of all server processes", "MB", "conversations awake",
                [new("Pss", [.. steps.Select(step => ((double)step.Count, step.Kilobytes!.Value / 1024.0))])]));
        }

        promises.Judge(outcome);
        return outcome;
    }
}
