using System.Globalization;

namespace OrleansChat.Load.Report;

/// <summary>What a scenario found, for every kind of report: tables and charts for people, figures for machines.</summary>
internal sealed class Outcome(string name, string title, string about)
{
    /// <summary>The scenario's name.</summary>
    public string Name => name;

    public string Title => title;

    /// <summary>What was measured and how, in a sentence or two.</summary>
    public string About => about;

    public List<Sheet> Sheets { get; } = [];

    public List<Chart> Charts { get; } = [];

    /// <summary>What a reader should know before he believes a figure.</summary>
    public List<string> Notes { get; } = [];

    /// <summary>Promises that did not hold.</summary>
    public List<string> Broken { get; } = [];

    /// <summary>Everything measured, as it is written to JSON (an object).</summary>
    public required object Figures { get; init; }
}

/// <summary>A table; the first column names the row, the others hold figures.</summary>
internal sealed record Sheet(string Title, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows);

/// <summary>Figures as people read them.</summary>
internal static class Figure
{
    /// <summary>With so many digits behind the point.</summary>
    public static string Text(double value, int digits = 0) => double.IsFinite(value) ? value.ToString($"N{digits}", CultureInfo.InvariantCulture) : "n/a";

    /// <summary>Three digits that mean something.</summary>
    public static string Short(double value) => Math.Abs(value) switch
    {
        >= 100 => Text(value),
        >= 10 => Text(value, 1),
        >= 1 => Text(value, 2),
        0 => "0",
        _ => Text(value, 3),
    };

    /// <summary>Part of a core.</summary>
    public static string Percent(double share) => $"{Text(share * 100)} %";

    /// <summary>A median, and the range where there is one.</summary>
    public static string Range(double median, double least, double most, Func<double, string> text) =>
        least == most ? text(median) : $"{text(median)} ({text(least)} to {text(most)})";
}
