namespace OrleansChat.Load.Report;

/// <summary>A picture of figures; <paramref name="Unit"/> is that of the values.</summary>
internal abstract record Chart(string Title, string Unit);

/// <summary>Values side by side, each with its range.</summary>
internal sealed record BarChart(string Title, string Unit, IReadOnlyList<Bar> Bars) : Chart(Title, Unit);

/// <summary>One value; least and most where it was taken several times. What it is compared with stands back (<paramref name="Strong"/> false).</summary>
internal sealed record Bar(string Label, double Value, double Least, double Most, bool Strong = true)
{
    public Bar(string label, double value)
        : this(label, value, value, value)
    {
    }
}

/// <summary>How values depend on another; <paramref name="Doublings"/> where each step along doubles it.</summary>
internal sealed record LineChart(string Title, string Unit, string Along, IReadOnlyList<Series> Lines, bool Doublings = false) : Chart(Title, Unit);

/// <summary>One line of a chart, by ascending X.</summary>
internal sealed record Series(string Label, IReadOnlyList<(double X, double Y)> Points);
