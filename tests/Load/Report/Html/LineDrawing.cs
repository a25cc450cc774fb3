namespace OrleansChat.Load.Report.Html;

/// <summary>Lines over an axis that begins at zero; each line has a colour and a stroke of its own and is named above.</summary>
internal static class LineDrawing
{
    private const int Height = 240;
    private const int Left = 46;
    private const int Right = 16;
    private const int Top = 34;
    private const int Bottom = 42;
    private const int MarksUp = 4;
    private const int MarkRoom = 52;

    private static readonly string[] Styles = ["one", "two", "three"];

    public static string Of(LineChart chart, int width)
    {
        var svg = new Svg(width, Height, $"{chart.Title}, {chart.Unit}, by {chart.Along}");
        var points = chart.Lines.SelectMany(line => line.Points).Where(point => double.IsFinite(point.Y)).ToList();
        if (points.Count == 0) return svg.ToString();
        var along = chart.Doublings
            ? Axis.Factors([.. points.Select(point => point.X)], Left, width - Right)
            : Axis.Even([.. points.Select(point => point.X)], Left, width - Right, (width - Left) / MarkRoom / 2 + 1);
        var up = Axis.Even([.. points.Select(point => point.Y)], Height - Bottom, Top, MarksUp);

        foreach (var mark in up.Marks)
        {
            svg.Line(Left, up.At(mark), width - Right, up.At(mark), mark == 0 ? "axis" : "grid");
            svg.Text(Left - 8, up.At(mark) + 4, Mark(mark), "mark", "end");
        }

        var free = double.MinValue;
        foreach (var mark in along.Marks.Where(mark => along.At(mark) - free >= MarkRoom || chart.Lines[0].Points.Count <= 5))
        {
            free = along.At(mark);
            svg.Text(free, Height - Bottom + 18, Mark(mark), "mark", "middle");
        }

        svg.Text(width - Right, Height - 6, chart.Along, "mark", "end");
        for (var i = 0; i < chart.Lines.Count; i++) Draw(svg, chart, i, along, up);
        Legend(svg, chart);
        return svg.ToString();
    }

    private static void Draw(Svg svg, LineChart chart, int index, Axis along, Axis up)
    {
        var (line, style) = (chart.Lines[index], Styles[index % Styles.Length]);
        var points = line.Points.Where(point => double.IsFinite(point.Y)).ToList();
        svg.Path(points.Select(point => (along.At(point.X), up.At(point.Y))), $"line {style}");
        if (points.Count > 30) return;
        foreach (var (x, y) in points) svg.Dot(along.At(x), up.At(y), $"dot {style}", $"{line.Label}: {Figure.Short(y)} {chart.Unit} at {Mark(x)} {chart.Along}");
    }

    private static void Legend(Svg svg, LineChart chart)
    {
        double x = Left;
        for (var i = 0; i < chart.Lines.Count; i++)
        {
            svg.Line(x, 12, x + 18, 12, $"line {Styles[i % Styles.Length]}");
            svg.Text(x + 24, 16, chart.Lines[i].Label, "label");
            x += 40 + chart.Lines[i].Label.Length * 7;
        }
    }

    private static string Mark(double value) => Math.Abs(value) switch
    {
        >= 1_000_000 => $"{Figure.Text(value / 1e6, value % 1e6 == 0 ? 0 : 1)} M",
        >= 10_000 => $"{Figure.Text(value / 1e3, value % 1e3 == 0 ? 0 : 1)} k",
        >= 10 or 0 => Figure.Text(value),
        >= 1 => value % 1 == 0 ? Figure.Text(value) : Figure.Text(value, 1),
        >= 0.1 => Figure.Text(value, 1),
        _ => Figure.Text(value, 2),
    };
}
