using System.Globalization;
using System.Text;
using static OrleansChat.Load.Report.Html.HtmlReport;

namespace OrleansChat.Load.Report.Html;

/// <summary>A drawing of so many pixels; colours come from the page's style by class.</summary>
internal sealed class Svg(int width, int height, string name)
{
    private readonly StringBuilder _marks = new();

    public static string Draw(Chart chart, int width) => chart switch
    {
        BarChart bars => BarDrawing.Of(bars, width),
        LineChart lines => LineDrawing.Of(lines, width),
        _ => throw new ArgumentOutOfRangeException(nameof(chart)),
    };

    public void Rectangle(double x, double y, double w, double h, string style, string tip) =>
        _marks.Append(CultureInfo.InvariantCulture, $"<rect class=\"{style}\" x=\"{x:0.#}\" y=\"{y:0.#}\" width=\"{Math.Max(w, 1):0.#}\" height=\"{h:0.#}\" rx=\"2\"><title>{E(tip)}</title></rect>");

    public void Line(double x1, double y1, double x2, double y2, string style) =>
        _marks.Append(CultureInfo.InvariantCulture, $"<line class=\"{style}\" x1=\"{x1:0.#}\" y1=\"{y1:0.#}\" x2=\"{x2:0.#}\" y2=\"{y2:0.#}\"/>");

    public void Path(IEnumerable<(double X, double Y)> points, string style) =>
        _marks.Append($"<polyline class=\"{style}\" points=\"{string.Join(' ', points.Select(point => string.Create(CultureInfo.InvariantCulture, $"{point.X:0.#},{point.Y:0.#}")))}\"/>");

    public void Dot(double x, double y, string style, string tip) =>
        _marks.Append(CultureInfo.InvariantCulture, $"<circle class=\"{style}\" cx=\"{x:0.#}\" cy=\"{y:0.#}\" r=\"3\"><title>{E(tip)}</title></circle>");

    /// <summary>Text whose base line begins, is centred or ends there.</summary>
    public void Text(double x, double y, string text, string style, string anchor = "start") =>
        _marks.Append(CultureInfo.InvariantCulture, $"<text class=\"{style}\" x=\"{x:0.#}\" y=\"{y:0.#}\" text-anchor=\"{anchor}\">{E(text)}</text>");

    public override string ToString() =>
        $"<svg viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" role=\"img\" aria-label=\"{E(name)}\">{_marks}</svg>";
}
