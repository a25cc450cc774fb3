using OrleansChat.Load.Scenarios;
using OrleansChat.Load.Servers;

namespace OrleansChat.Load.Report;

/// <summary>A comparison as tables and charts: medians, with the range where it tells something.</summary>
internal static class ComparisonReport
{
    private const double StillWarming = 1.1;

    public static Outcome Of(Comparison comparison)
    {
        var ratios = comparison.Ratios();
        var outcome = new Outcome("compare", "Beside the limit and the rival",
            "Durable messages one to one over real sockets. Every server process has core 0, the driver core 1; rounds are interleaved, and while one server " +
            "is measured the others are stopped. Medians of the rounds, smallest and largest in brackets.")
        {
            Figures = new
            {
                Ratios = Medians(ratios),
                CpuRatios = Medians(comparison.CpuRatios()),
                CpuRatiosAtRate = Medians(comparison.CpuRatiosAtRate()),
                RatioRanges = ratios,
                comparison.FlushMicroseconds,
                comparison.Options,
                comparison.Rounds,
                comparison.Kept,
            },
        };
        outcome.Sheets.Add(Table(comparison));
        outcome.Sheets.Add(new("Ratios within each round", ["one over the other", "messages/s", "CPU a message", "CPU a message at the fixed rate"],
            [.. ratios.Keys.Select(pair => (IReadOnlyList<string>)[pair, Ratio(ratios[pair]), Ratio(comparison.CpuRatios()[pair]), Ratio(comparison.CpuRatiosAtRate()[pair])])]));
        AddCharts(outcome, comparison);
        AddFaults(outcome, comparison);
        return outcome;
    }

    private static Sheet Table(Comparison comparison)
    {
        var rows = new List<IReadOnlyList<string>>();
        var rate = Figure.Text(comparison.Options.Rate);
        Row("messages/s, maximum", figures => figures.Maximum.PerSecond, value => Figure.Text(value));
        Row("server CPU us/message, maximum", figures => figures.Maximum.CpuMicroseconds, Figure.Short);
        Row("of it the database's", figures => figures.Maximum.DatabaseMicroseconds, Figure.Short);
        Row("server's share of its core", figures => figures.Maximum.ServerShare, Figure.Percent);
        Row("driver's share of its core", figures => figures.Maximum.DriverShare, Figure.Percent);
        Row($"server CPU us/message at {rate}/s", figures => figures.AtRate.Stretch.CpuMicroseconds, Figure.Short);
        Row("of it the database's", figures => figures.AtRate.Stretch.DatabaseMicroseconds, Figure.Short);
        Row("delivery p50 ms", figures => figures.AtRate.Delivery.P50, Figure.Short);
        Row("delivery p90 ms", figures => figures.AtRate.Delivery.P90, Figure.Short);
        Row("delivery p99 ms", figures => figures.AtRate.Delivery.P99, Figure.Short);
        Row("delivery p99.9 ms", figures => figures.AtRate.Delivery.P999, Figure.Short);
        Row("acknowledged p50 ms", figures => figures.AtRate.Acknowledgement.P50, Figure.Short);
        Row("acknowledged p99 ms", figures => figures.AtRate.Acknowledgement.P99, Figure.Short);
        return new("Medians", ["", .. comparison.Servers], rows);

        void Row(string name, Func<TalkFigures, double> figure, Func<double, string> text) => rows.Add([name, .. comparison.Servers.Select(server =>
            comparison.Spread(server, figure) is var spread ? Figure.Range(spread.Median, spread.Least, spread.Most, text) : "")]);
    }

    private static void AddCharts(Outcome outcome, Comparison comparison)
    {
        Add("Messages a second at the maximum", "messages/s", figures => figures.Maximum.PerSecond);
        Add("Server CPU a message at the maximum", "us", figures => figures.Maximum.CpuMicroseconds);
        Add($"Server CPU a message at {Figure.Text(comparison.Options.Rate)}/s", "us", figures => figures.AtRate.Stretch.CpuMicroseconds);
        Add($"Delivery, p50 at {Figure.Text(comparison.Options.Rate)}/s", "ms", figures => figures.AtRate.Delivery.P50);
        Add($"Delivery, p99 at {Figure.Text(comparison.Options.Rate)}/s", "ms", figures => figures.AtRate.Delivery.P99);

        void Add(string title, string unit, Func<TalkFigures, double> figure) => outcome.Charts.Add(new BarChart(title, unit,
            [.. comparison.Servers.Select(server => (server, Spread: comparison.Spread(server, figure)))
                .Select(pair => new Bar(pair.server, pair.Spread.Median, pair.Spread.Least, pair.Spread.Most, ServerKinds.Products.ContainsKey(pair.server)))]));
    }

    private static void AddFaults(Outcome outcome, Comparison comparison)
    {
        outcome.Notes.Add($"One flush to this disk (F) takes {Figure.Text(comparison.FlushMicroseconds)} us.");
        if (comparison.Rounds[^1][0].Maximum.Seconds < comparison.Options.Seconds * 0.9)
            outcome.Notes.Add("Rounds were shortened to end in time: the machine was slow. Take a longer --minutes.");
        foreach (var server in comparison.Servers)
        {
            var rounds = comparison.Of(server);
            if (rounds.Any(figures => figures.Maximum.DriverBound))
                outcome.Notes.Add($"{server}: the driver was the bottleneck; its maximum is higher than what stands here.");
            if (rounds.Any(figures => figures.Maximum.Held))
                outcome.Notes.Add($"{server}: left a tenth of its core unused at its maximum: other work had it, or it waited for its disk.");
            if (rounds[0].Maximum.CpuMicroseconds > rounds[^1].Maximum.CpuMicroseconds * StillWarming)
                outcome.Notes.Add($"{server}: a message cost less in the last round than in the first; take a longer --warmup.");
            outcome.Broken.AddRange(rounds.Where(figures => !figures.Promises.Kept).Select(figures => $"{server}: {figures.Promises}"));
        }

        foreach (var kept in comparison.Kept)
        {
            if (!kept.Ok) outcome.Broken.Add($"{kept.Server}: {Figure.Text(kept.Acknowledged)} messages acknowledged, {Figure.Text(kept.Stored!.Value)} stored.");
            else outcome.Notes.Add($"{kept.Server}: {Figure.Text(kept.Acknowledged)} acknowledged messages, all delivered once, in order{(kept.Stored is null ? "" : ", all stored")}.");
        }
    }

    private static Dictionary<string, double> Medians(IReadOnlyDictionary<string, Spread> ratios) =>
        ratios.ToDictionary(ratio => ratio.Key, ratio => ratio.Value.Median);

    private static string Ratio(Spread spread) => Figure.Range(spread.Median, spread.Least, spread.Most, Figure.Short);
}
