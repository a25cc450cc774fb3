using OrleansChat.Load.Report;

namespace OrleansChat.Load.Scenarios;

/// <summary>Durable messages from visitor to operator: the maximum, then latency and CPU at parts of it.</summary>
internal sealed class OneToOne(Arguments arguments) : Scenario
{
    private static readonly IReadOnlyList<int> Parts = [10, 25, 50, 75, 90];
    private static readonly IReadOnlyList<int> QuickParts = [25, 75];

    private readonly Site _site = new(arguments);
    private readonly int _conversations = arguments.Int("conversations", 200);
    private readonly double _warmUp = arguments.Number("warmup", 15, quick: 4);
    private readonly double _seconds = arguments.Number("seconds", 10, quick: 3);
    private readonly double? _rate = arguments.Text("rate") is null ? null : arguments.Number("rate", 1000);
    private readonly IReadOnlyList<int> _parts = arguments.Ints("percents", Parts, quick: QuickParts);

    public override Outcome Run(Screen screen)
    {
        using var server = _site.Start();
        using var stage = new Stage(server);
        using var view = screen.Follow(stage, server.Label);
        stage.Open(_conversations);
        stage.Maximum(_warmUp);
        var maximum = stage.Maximum(_seconds);
        double[] rates = _rate is { } rate ? [rate] : [.. _parts.Select(part => maximum.PerSecond * part / 100)];
        var paced = rates.Select((one, step) => stage.At(one, _seconds, step)).ToList();
        var promises = stage.Close();

        var outcome = new Outcome("dm", "Durable, one to one",
            $"{_conversations} conversations on {server.Label}, a visitor and an operator in each. A message is acknowledged when it is on disk. " +
            "First as much as the server answers, then at fixed rates; latency counts from the time at which a message was meant to be sent.")
        {
            Figures = new { server = server.Label, maximum, paced, promises },
        };
        outcome.Sheets.Add(PacedTable.Of("At fixed rates", paced.Select(step => ($"{Figure.Text(step.Rate)}/s", step)), server.Own));
        outcome.Sheets.Add(StretchTable.Of("At the maximum", maximum, server.Own));
        outcome.Charts.Add(new LineChart("Delivery by rate", "ms", "messages/s",
            [new("p50", [.. paced.Select(step => (step.Rate, step.Delivery.P50))]), new("p99", [.. paced.Select(step => (step.Rate, step.Delivery.P99))])]));
        if (server.Own)
            outcome.Charts.Add(new LineChart("Server CPU a message by rate", "us", "messages/s", [new("CPU", [.. paced.Select(step => (step.Rate, step.Stretch.CpuMicroseconds))])]));
        promises.Judge(outcome);
        return outcome;
    }
}
