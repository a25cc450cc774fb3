namespace OrleansChat.Conversations;

/// <summary>
/// How many messages a conversation still takes now: a token bucket. By time that went by, not by the time of day: an event dated by a
/// clock that was ahead would otherwise stop it from filling until that time has come.
/// </summary>
public sealed class PostBudget(ConversationOptions options, TimeProvider clock)
{
    private double _tokens = options.PostBurst;
    private long _at = clock.GetTimestamp();

    /// <summary>Takes that many if they are there.</summary>
    public bool TryTake(int count)
    {
        var now = clock.GetTimestamp();
        var seconds = Math.Max(0, clock.GetElapsedTime(_at, now).TotalSeconds);
        _tokens = Math.Min(options.PostBurst, _tokens + (seconds * options.PostsPerSecond));
        _at = now;
        if (_tokens < count) return false;
        _tokens -= count;
        return true;
    }
}
