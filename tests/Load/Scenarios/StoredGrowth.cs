using OrleansChat.Load.Report;

namespace OrleansChat.Load.Scenarios;

/// <summary>What a message costs as what is stored doubles.</summary>
internal sealed class StoredGrowth(Arguments arguments) : Scenario
{
    private static readonly IReadOnlyList<int> Rows = [20_000, 40_000, 80_000, 160_000, 320_000];
    private static readonly IReadOnlyList<int> QuickRows = [5_000, 10_000, 20_000];

    private readonly Site _site = new(arguments);
    private readonly IReadOnlyList<int> _rows = arguments.Ints("rows", Rows, quick: QuickRows);
    private readonly int _conversations = arguments.Int("conversations", 200);
    private readonly double _warmUp = arguments.Number("warmup", 15, quick: 3);
    private readonly double _seconds = arguments.Number("seconds", 10, quick: 3);
    private readonly double _rate = arguments.Number("rate", 1000, quick: 500);

    public override Outcome Run(Screen screen)
    {
        using var server = _site.Start();
        using var stage = new Stage(server);
        using var view = screen.Follow(stage, server.Label);
        stage.Open(_conversations);
        stage.Maximum(_warmUp);
        var steps = new List<GrowthStep>();
        foreach (var rows in _rows)
        {
            Screen.Step($"growth-stored: {rows} messages");
            stage.Fill(Math.Max(1, rows - stage.Ledger.Finished));
            var stored = stage.Ledger.Finished;
            steps.Add(new(stored, stage.At(_rate, _seconds, steps.Count), null));
        }

        var promises = stage.Close();
        var outcome = new Outcome("growth-stored", "As more is stored",
            $"{_conversations} conversations on {server.Label}, {Figure.Text(_rate)} messages a second, while the number of stored messages doubles.")
        {
            Figures = new { server = server.Label, steps, cpuPerDoubling = GrowthStep.CpuPerDoubling(steps), promises },
        };
        GrowthStep.Report(outcome, steps, "stored messages", server.Own);
        promises.Judge(outcome);
        return outcome;
    }
}
