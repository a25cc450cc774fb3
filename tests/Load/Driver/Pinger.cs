namespace OrleansChat.Load.Driver;

/// <summary>Every client pings every 15 seconds, as SignalR's own clients do; spread evenly.</summary>
internal sealed class Pinger(IReadOnlyList<HubLine> lines)
{
    private const int IntervalSeconds = 15;

    private readonly long _start = Loop.Now;
    private long _pinged;

    /// <summary>Sends the pings that are due.</summary>
    public void Turn()
    {
        if (lines.Count == 0) return;
        var due = (Loop.Now - _start) * lines.Count / (IntervalSeconds * Loop.Second);
        for (; _pinged < due; _pinged++) lines[(int)(_pinged % lines.Count)].Ping();
    }
}
