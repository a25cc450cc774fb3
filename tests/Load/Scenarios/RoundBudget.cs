using System.Diagnostics;

namespace OrleansChat.Load.Scenarios;

/// <summary>How long each stretch of the next round may be, so that a comparison ends in time on a slow machine too.</summary>
internal sealed class RoundBudget(TimeSpan limit, int servers, int rounds, double wanted)
{
    private const double EndSeconds = 12;
    private const double FirstOverheadSeconds = 4;
    private const double Least = 1;
    private const int StretchesPerTurn = 2;

    private readonly long _start = Stopwatch.GetTimestamp();
    private double _overhead = servers * FirstOverheadSeconds;
    private double _began;
    private double _given;
    private int _done = -1;

    private double Elapsed => Stopwatch.GetElapsedTime(_start).TotalSeconds;

    /// <summary>Seconds of each stretch; null when all rounds are done, or no other one fits. The first always fits.</summary>
    public double? Next()
    {
        var now = Elapsed;
        if (++_done > 0) _overhead = now - _began - servers * StretchesPerTurn * _given;
        if (_done == rounds) return null;
        var left = rounds - _done;
        var fits = ((limit.TotalSeconds - EndSeconds - now) / left - _overhead) / (servers * StretchesPerTurn);
        if (fits < Least && _done > 0) return null;
        (_began, _given) = (now, Math.Clamp(fits, Least, wanted));
        return _given;
    }
}
