namespace OrleansChat.Feed;

/// <summary>
/// How soon a target may be poked again: at once after a quiet time, then after 100 ms, and the longer it goes on the later, up to a
/// second. What goes on together is spread over that second. For one thread at a time.
/// </summary>
internal sealed class PokePace(TimeProvider clock)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, Rest> _resting = [];

    /// <summary>Whether the target may be poked now. Where it may, its rest begins.</summary>
    public bool MayPoke(string target)
    {
        var now = clock.GetTimestamp();
        if (!_resting.TryGetValue(target, out var rest) || IsForgotten(rest, now)) rest = new(now, TimeSpan.Zero);
        else if (clock.GetElapsedTime(rest.Since, now) < rest.Length) return false;
        var (length, longest) = (rest.Length * 2, Longest * (1 - (HashCode.Combine(target, now) & 0xff) / 1024.0));
        _resting[target] = new(now, length < Shortest ? Shortest : length > longest ? longest : length);
        return true;
    }

    /// <summary>Forgets targets that have been quiet.</summary>
    public void Forget()
    {
        var now = clock.GetTimestamp();
        foreach (var (target, rest) in _resting)
        {
            if (IsForgotten(rest, now)) _resting.Remove(target);
        }
    }

    private bool IsForgotten(Rest rest, long now) => clock.GetElapsedTime(rest.Since, now) > rest.Length * 2;

    private readonly record struct Rest(long Since, TimeSpan Length);
}
