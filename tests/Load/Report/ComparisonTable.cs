using System.Globalization;
using OrleansChat.Load.Scenarios;
using OrleansChat.Load.Servers;
using Spectre.Console;

namespace OrleansChat.Load.Report;

/// <summary>A comparison for the eye: medians, with the range where it tells something.</summary>
internal static class ComparisonTable
{
    public static void Write(Comparison comparison)
    {
        var table = new Table().AddColumn("median (least to most)");
        foreach (var server in comparison.Servers) table.AddColumn(new TableColumn($"{server}").RightAligned());
        Row("messages/s, maximum", "#,0", figures => figures.Maximum.PerSecond);
        Row("server CPU us/message, maximum", "0.0", figures => figures.Maximum.CpuMicroseconds);
        Row("server's share of its core, %", "0", figures => figures.Maximum.ServerShare * 100);
        Row("driver's share of its core, %", "0", figures => figures.Maximum.DriverShare * 100);
        Row($"server CPU us/message at {comparison.Options.Rate:0}/s", "0", figures => figures.AtRate.CpuMicroseconds);
        Row("driver's share of its core then, %", "0", figures => figures.AtRate.DriverShare * 100);
        Row("delivery p50 ms", "0.000", figures => figures.Delivery.P50);
        Row("delivery p90 ms", "0.000", figures => figures.Delivery.P90);
        Row("delivery p99 ms", "0.000", figures => figures.Delivery.P99);
        Row("delivery p99.9 ms", "0.000", figures => figures.Delivery.P999);
        Row("delivery max ms", "0.000", figures => figures.Delivery.Max);
        Row("acknowledged p50 ms", "0.000", figures => figures.Acknowledgement.P50);
        Row("acknowledged p99 ms", "0.000", figures => figures.Acknowledgement.P99);
        AnsiConsole.Write(table);

        AnsiConsole.WriteLine(Text($"One flush (F): {comparison.FlushMicroseconds:0} us."));
        foreach (var (name, ratio) in comparison.Ratios)
            AnsiConsole.WriteLine(Text($"{name,-18} {ratio.Median:0.000} ({ratio.Least:0.000} to {ratio.Most:0.000})"));
        foreach (var server in comparison.Servers) WriteFaults(comparison, server);

        void Row(string name, string format, Func<TalkFigures, double> figure) => table.AddRow(
            [name, .. comparison.Servers.Select(server => Cell(comparison.Spread(server, figure), format))]);
    }

    private static string Cell(Spread spread, string format) => spread.Least == spread.Most ? Number(spread.Median, format) :
        $"{Number(spread.Median, format)} ({Number(spread.Least, format)} to {Number(spread.Most, format)})";

    private static void WriteFaults(Comparison comparison, ServerKind server)
    {
        if (comparison.Of(server).Any(figures => figures.Maximum.DriverBound))
            AnsiConsole.WriteLine($"{server}: the driver was the bottleneck; its maximum is higher than what stands here.");
        if (comparison.Of(server).Any(figures => figures.Maximum.Held))
            AnsiConsole.WriteLine($"{server}: left a tenth of its core unused at its maximum: other work had it, or it waited for its disk.");
        if (comparison.Of(server).Any(figures => figures.StillWarming))
            AnsiConsole.WriteLine($"{server}: still getting cheaper while it was measured; take a longer --warmup.");
        var broken = comparison.Of(server).Select(figures => figures.Promises).Where(promises => !promises.Kept).ToList();
        foreach (var promises in broken) AnsiConsole.WriteLine($"{server}: BROKEN {promises}");
        if (broken.Count == 0) AnsiConsole.WriteLine(Text(
            $"{server}: {comparison.Of(server).Sum(figures => figures.Promises.Acknowledged):n0} acknowledged messages, all delivered once, in order{Stored(server)}."));
    }

    private static string Stored(ServerKind server) => server is ServerKind.Echo or ServerKind.Relay ? "" : ", all stored";

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
