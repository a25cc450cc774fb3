namespace OrleansChat.Load.Report.Html;

/// <summary>Maps values to pixels and names the places worth a mark.</summary>
internal sealed class Axis
{
    private readonly Func<double, double> _scale;
    private readonly double _from;
    private readonly double _to;
    private readonly double _pixelFrom;
    private readonly double _pixelTo;

    private Axis(Func<double, double> scale, double from, double to, double pixelFrom, double pixelTo, IReadOnlyList<double> marks)
    {
        (_scale, _from, _to) = (scale, scale(from), scale(to));
        (_pixelFrom, _pixelTo, Marks) = (pixelFrom, pixelTo, marks);
    }

    public IReadOnlyList<double> Marks { get; }

    public double At(double value) => _pixelFrom + (_scale(value) - _from) / Math.Max(_to - _from, 1e-9) * (_pixelTo - _pixelFrom);

    /// <summary>Even, from zero or below to a round number above all values.</summary>
    public static Axis Even(IReadOnlyCollection<double> values, double pixelFrom, double pixelTo, int marks)
    {
        var (least, most) = (Math.Min(0, values.Min()), Math.Max(values.Max(), 1e-6));
        var step = RoundStep((most - least) / marks);
        var (first, last) = ((int)Math.Floor(least / step), (int)Math.Ceiling(most / step));
        return new(value => value, first * step, last * step, pixelFrom, pixelTo, [.. Enumerable.Range(first, last - first + 1).Select(i => i * step)]);
    }

    /// <summary>Equal factors take equal room; each value has its mark.</summary>
    public static Axis Factors(IReadOnlyCollection<double> values, double pixelFrom, double pixelTo) =>
        new(Math.Log2, values.Min(), Math.Max(values.Max(), values.Min() * 1.01), pixelFrom, pixelTo, [.. values.Distinct().Order()]);

    // 1, 2 or 5 times a power of ten, not below what is asked.
    private static double RoundStep(double wanted)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(wanted)));
        return new[] { 1, 2, 5, 10 }.Select(factor => factor * power).First(step => step >= wanted * 0.999);
    }
}
