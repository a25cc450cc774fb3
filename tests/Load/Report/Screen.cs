using System.Globalization;
using OrleansChat.Load.Scenarios;
using Spectre.Console;

namespace OrleansChat.Load.Report;

/// <summary>What is shown while a run goes on (on standard error) and at its end (on standard output).</summary>
internal sealed class Screen
{
    private const int RedirectedWidth = 160;

    private readonly IAnsiConsole _progress = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });

    public Screen()
    {
        if (Console.IsOutputRedirected) AnsiConsole.Profile.Width = RedirectedWidth;
    }

    /// <summary>Tells what is begun.</summary>
    public static void Step(FormattableString what) => Console.Error.WriteLine(what.ToString(CultureInfo.InvariantCulture));

    /// <summary>Shows rate, latency, CPU and errors of a stage until disposed of.</summary>
    public IDisposable Follow(Stage stage, string title) => new LiveView(_progress, stage, title);

    public static void Show(Outcome outcome)
    {
        AnsiConsole.WriteLine();
        AnsiConsole.Write(new Rule($"[bold]{Markup.Escape(outcome.Title)}[/]").LeftJustified());
        AnsiConsole.WriteLine(outcome.About);
        foreach (var sheet in outcome.Sheets)
        {
            var table = new Table().Title(Markup.Escape(sheet.Title)).Border(TableBorder.Rounded);
            foreach (var (column, index) in sheet.Columns.Select((column, index) => (column, index)))
                table.AddColumn(index == 0 ? new TableColumn(Markup.Escape(column)) : new TableColumn(Markup.Escape(column)).RightAligned());
            foreach (var row in sheet.Rows) table.AddRow([.. row.Select(Markup.Escape)]);
            AnsiConsole.Write(table);
        }

        foreach (var note in outcome.Notes) AnsiConsole.WriteLine($"- {note}");
        foreach (var broken in outcome.Broken) AnsiConsole.MarkupLine($"[red]BROKEN[/] {Markup.Escape(broken)}");
    }
}
