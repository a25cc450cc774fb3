namespace OrleansChat.Load.Report.Html;

/// <summary>Bars from zero, one a row, the value behind each; a whisker shows the range.</summary>
internal static class BarDrawing
{
    private const int Row = 44;
    private const int Thick = 12;
    private const int ValueRoom = 64;

    public static string Of(BarChart chart, int width)
    {
        var svg = new Svg(width, chart.Bars.Count * Row, $"{chart.Title}, {chart.Unit}");
        var most = chart.Bars.Max(bar => Math.Max(bar.Value, bar.Most));
        var perUnit = most > 0 ? (width - ValueRoom) / most : 0;
        for (var i = 0; i < chart.Bars.Count; i++)
        {
            var (bar, top) = (chart.Bars[i], i * Row);
            var middle = top + 20 + Thick / 2;
            svg.Text(0, top + 13, bar.Label, "label");
            svg.Rectangle(0, top + 20, bar.Value * perUnit, Thick, bar.Strong ? "bar" : "bar back", $"{bar.Label}: {Figure.Short(bar.Value)} {chart.Unit}");
            if (bar.Most > bar.Least)
            {
                svg.Line(bar.Least * perUnit, middle, bar.Most * perUnit, middle, "whisker");
                svg.Line(bar.Least * perUnit, middle - 4, bar.Least * perUnit, middle + 4, "whisker");
                svg.Line(bar.Most * perUnit, middle - 4, bar.Most * perUnit, middle + 4, "whisker");
            }

            svg.Text(Math.Max(bar.Value, bar.Most) * perUnit + 8, middle + 4, Figure.Short(bar.Value), "value");
        }

        return svg.ToString();
    }
}
