using System.Net;
using System.Text;
using OrleansChat.Load.Machine;

namespace OrleansChat.Load.Report.Html;

/// <summary>All outcomes as one page that needs nothing else: style and charts stand in it, no script.</summary>
internal static class HtmlReport
{
    public static string Text(MachineFacts machine, IReadOnlyList<Outcome> outcomes)
    {
        var page = new StringBuilder();
        page.Append($"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>OrleansChat under load, {E(machine.At)}</title>
            <style>{Style()}</style>
            </head>
            <body>
            <main>
            <header>
            <h1>OrleansChat under load</h1>
            {Verdict(outcomes)}
            {Facts(machine)}
            </header>

            """);
        if (outcomes.Count > 1) page.Append($"<nav>{string.Concat(outcomes.Select(outcome => $"<a href=\"#{outcome.Name}\">{E(outcome.Title)}</a>"))}</nav>\n");
        foreach (var outcome in outcomes) Append(page, outcome);
        page.Append("""
            <footer>Latency counts from the time at which a message was meant to be sent, so a server that stalls cannot hide it. Figures of one machine at one
            time: compare those of one run with each other, not with those of another machine. docs/performance.md tells the method.</footer>
            </main>
            </body>
            </html>

            """);
        return page.ToString();
    }

    /// <summary>Text as HTML shows it.</summary>
    public static string E(string text) => WebUtility.HtmlEncode(text);

    private static void Append(StringBuilder page, Outcome outcome)
    {
        page.Append($"<section id=\"{outcome.Name}\">\n<h2>{E(outcome.Title)}</h2>\n<p class=\"about\">{E(outcome.About)}</p>\n");
        foreach (var broken in outcome.Broken) page.Append($"<p class=\"broken\"><strong>Broken</strong> {E(broken)}</p>\n");
        page.Append("<div class=\"charts\">\n");
        foreach (var chart in outcome.Charts) page.Append(Figure(chart));
        page.Append("</div>\n");
        foreach (var sheet in outcome.Sheets) page.Append(HtmlSheet.Of(sheet));
        if (outcome.Notes.Count > 0) page.Append($"<ul class=\"notes\">{string.Concat(outcome.Notes.Select(note => $"<li>{E(note)}</li>"))}</ul>\n");
        page.Append("</section>\n");
    }

    // Drawn for a phone and for a desk: text in a picture does not flow.
    private static string Figure(Chart chart) => $"""
        <figure>
        <figcaption>{E(chart.Title)} <span class="unit">{E(chart.Unit)}</span></figcaption>
        <div class="narrow">{Svg.Draw(chart, 311)}</div>
        <div class="wide">{Svg.Draw(chart, 480)}</div>
        </figure>

        """;

    private static string Verdict(IReadOnlyList<Outcome> outcomes)
    {
        var broken = outcomes.Sum(outcome => outcome.Broken.Count);
        return broken == 0
            ? "<p class=\"verdict kept\">Every promise was kept: nothing acknowledged was lost, doubled or out of order.</p>"
            : $"<p class=\"verdict bad\">{broken} {(broken == 1 ? "promise was" : "promises were")} broken; see below.</p>";
    }

    private static string Facts(MachineFacts machine)
    {
        var facts = new List<(string Name, string Value)>
        {
            ("Measured", machine.At),
            ("Machine", $"{machine.Processor}, {machine.Cores} cores, {machine.MemoryGigabytes} GB"),
            ("System", machine.System),
            ("Other load at the start", Report.Figure.Text(machine.Load, 2)),
        };
        facts.AddRange(machine.Versions.Select(version => (version.Key, version.Value)));
        return $"<dl>{string.Concat(facts.Select(fact => $"<div><dt>{E(fact.Name)}</dt><dd>{E(fact.Value)}</dd></div>"))}</dl>";
    }

    private static string Style()
    {
        using var style = new StreamReader(typeof(HtmlReport).Assembly.GetManifestResourceStream("report.css")!);
        return style.ReadToEnd();
    }
}
