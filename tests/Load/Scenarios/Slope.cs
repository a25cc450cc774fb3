namespace OrleansChat.Load.Scenarios;

/// <summary>How a figure grows along another.</summary>
internal static class Slope
{
    /// <summary>Least squares: y for one more x.</summary>
    public static double Of(IEnumerable<(double X, double Y)> points)
    {
        var all = points.ToList();
        var (x, y) = (all.Average(point => point.X), all.Average(point => point.Y));
        return all.Sum(point => (point.X - x) * (point.Y - y)) / all.Sum(point => (point.X - x) * (point.X - x));
    }

    /// <summary>The factor by which y grows when x doubles, fitted over all points.</summary>
    public static double PerDoubling(IEnumerable<(double X, double Y)> points) => Math.Pow(2, Of(points.Select(point => (Math.Log2(point.X), Math.Log2(point.Y)))));
}
