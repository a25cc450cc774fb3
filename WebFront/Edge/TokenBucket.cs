namespace OrleansChat.WebFront.Edge;

/// <summary>
/// A token bucket in 16 bytes: so many at once, then so many a second. A connection has several, so they hold no timer and no object.
/// </summary>
public struct TokenBucket
{
    private double _spent;
    private long _at;

    /// <summary>Takes up to <paramref name="wanted"/> tokens and says how many there were.</summary>
    public int Take(int wanted, int burst, double perSecond, TimeProvider clock)
    {
        var now = clock.GetTimestamp();
        if (_at != 0) _spent = Math.Max(0, _spent - (clock.GetElapsedTime(_at, now).TotalSeconds * perSecond));
        _at = now;
        var taken = Math.Min(wanted, (int)(burst - _spent));
        _spent += taken;
        return taken;
    }

    /// <summary>Whether nothing is spent any more: a bucket that nobody needs to remember.</summary>
    public readonly bool IsFull(double perSecond, TimeProvider clock) => _at == 0 || clock.GetElapsedTime(_at).TotalSeconds * perSecond >= _spent;
}
