using System.Collections.Concurrent;

namespace OrleansChat.WebFront.Edge;

/// <summary>The limits of sessions and operators that call without a connection; remembered only while something of them is spent.</summary>
internal sealed class StatelessLimits(LimitSwitch limits, TimeProvider clock)
{
    private const int SweepAt = 4_096;

    private readonly ConcurrentDictionary<string, CallLimits> _callers = new();
    private int _sweepAt = SweepAt;

    public CallLimits Of(string caller)
    {
        if (_callers.Count >= _sweepAt) Sweep();
        return _callers.GetOrAdd(caller, _ => new(limits, clock));
    }

    private void Sweep()
    {
        foreach (var known in _callers)
        {
            if (known.Value.AreUntouched()) _callers.TryRemove(known);
        }

        _sweepAt = Math.Max(SweepAt, 2 * _callers.Count);
    }
}
