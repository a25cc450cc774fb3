using System.Collections.Concurrent;
using OrleansChat.WebFront.Edge;

namespace OrleansChat.WebFront.Visitors;

/// <summary>The limits of sessions that call without a connection; remembered only while something of them is spent.</summary>
internal sealed class StatelessLimits(LimitSwitch limits, TimeProvider clock)
{
    private const int SweepAt = 4_096;

    private readonly ConcurrentDictionary<string, CallLimits> _sessions = new();
    private int _sweepAt = SweepAt;

    public CallLimits Of(string sessionId)
    {
        if (_sessions.Count >= _sweepAt) Sweep();
        return _sessions.GetOrAdd(sessionId, _ => new(limits, clock));
    }

    private void Sweep()
    {
        foreach (var session in _sessions)
        {
            if (session.Value.AreUntouched()) _sessions.TryRemove(session);
        }

        _sweepAt = Math.Max(SweepAt, 2 * _sessions.Count);
    }
}
