using OrleansChat.Load.Driver;
using OrleansChat.Load.Report;
using OrleansChat.Load.Servers;

namespace OrleansChat.Load.Scenarios;

/// <summary>A silo is killed under load. Fronts are processes of their own and live on; what is refused for a passing reason is sent again, as browsers do.</summary>
internal sealed class Failover(Arguments arguments) : Scenario
{
    private const double BucketSeconds = 0.5;
    private const double Felt = 1;
    private const double HealSeconds = 60;

    private readonly int _silos = arguments.Int("silos", 3, quick: 2);
    private readonly int _fronts = arguments.Int("fronts", 2, quick: 1);
    private readonly int _conversations = arguments.Int("conversations", 200, quick: 60);
    private readonly double _warmUp = arguments.Number("warmup", 10, quick: 3);
    private readonly double _seconds = arguments.Number("seconds", 30, quick: 9);
    private readonly double _rate = arguments.Number("rate", 300, quick: 150);

    public override Outcome Run(Screen screen)
    {
        if (_silos < 2) throw new UnusableException("--silos is 1: a failover needs two silos or more.");
        using var server = StartedCluster.Start(_silos, _fronts, pinned: false);
        using var stage = new Stage(server);
        using var view = screen.Follow(stage, server.Label);
        stage.Open(_conversations);
        stage.Traffic.SendAgain();
        stage.Maximum(_warmUp, underWay: 1);

        var start = Loop.Now;
        var acknowledged = new List<Answer>();
        stage.Ledger.Told = (message, now) => acknowledged.Add(new(stage.Ledger.Of(message), Since(stage.Ledger.IntendedOf(message)), Since(now)));
        stage.Traffic.Open(_seconds / 3, _rate, 1);
        var killed = Since(Loop.Now);
        Screen.Step($"failover: kill -9 of {server.Processes[0].Name}");
        server.Processes[0].Kill();
        stage.Traffic.Open(_seconds * 2 / 3, _rate, 2);
        stage.Traffic.Drain(HealSeconds);
        var promises = stage.Close();
        return Report(server, killed, acknowledged, promises);

        double Since(long at) => (double)(at - start) / Loop.Second;
    }

    private Outcome Report(RunningServer server, double killed, List<Answer> answers, Promises promises)
    {
        var after = answers.Where(answer => answer.Intended >= killed - Felt).ToList();
        var hit = after.Where(answer => answer.Took > Felt).Select(answer => answer.Of).ToHashSet();
        var outage = after.Where(answer => answer.Took > Felt).Select(answer => answer.At - killed).DefaultIfEmpty(0).Max();
        var others = Percentile(after.Where(answer => !hit.Contains(answer.Of)).Select(answer => answer.Took), 0.99);
        var before = Percentile(answers.Where(answer => answer.Intended < killed - Felt).Select(answer => answer.Took), 0.99);
        var line = answers.GroupBy(answer => Math.Floor(answer.Intended / BucketSeconds)).OrderBy(bucket => bucket.Key)
            .Select(bucket => (X: bucket.Key * BucketSeconds - killed, Y: Percentile(bucket.Select(answer => answer.Took), 0.99) * 1000)).ToList();

        var outcome = new Outcome("failover", "A silo is killed",
            $"{_conversations} conversations, {Figure.Text(_rate)} messages a second on {server.Label}; one silo is killed with signal 9. A conversation counts as hit when a message in it " +
            "took more than a second. Refused messages are sent again with the same client id until they are acknowledged.")
        {
            Figures = new { server = server.Label, killedAt = killed, hit = hit.Count, outageSeconds = outage, p99OfOthersSeconds = others, p99BeforeSeconds = before, promises },
        };
        outcome.Sheets.Add(new("Around the kill", ["", "value"],
        [
            ["conversations hit", $"{hit.Count} of {_conversations}"],
            ["their outage, s", Figure.Text(outage, 2)],
            ["p99 of the others, ms", Figure.Short(others * 1000)],
            ["p99 before, ms", Figure.Short(before * 1000)],
            ["acknowledged and lost", $"{promises.Lost}"],
            ["doubled", $"{promises.Doubles}"],
        ]));
        outcome.Charts.Add(new LineChart("p99 of the messages meant to be sent then", "ms", "seconds from the kill", [new("p99", line)]));
        promises.Judge(outcome);
        return outcome;
    }

    private static double Percentile(IEnumerable<double> values, double part)
    {
        var sorted = values.Order().ToList();
        return sorted.Count == 0 ? 0 : sorted[Math.Max(0, (int)Math.Ceiling(sorted.Count * part) - 1)];
    }

    /// <summary>An acknowledged message: when it was meant to be sent and when it was acknowledged, in seconds of the run.</summary>
    private sealed record Answer(Conversation Of, double Intended, double At)
    {
        public double Took => At - Intended;
    }
}
