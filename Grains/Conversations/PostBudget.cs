namespace OrleansChat.Conversations;

/// <summary>How many messages a conversation still takes now: a token bucket by the server's clock.</summary>
public sealed class PostBudget(ConversationOptions options)
{
    private double _tokens = options.PostBurst;
    private long _at;

    /// <summary>Takes that many if they are there.</summary>
    public bool TryTake(int count, long now)
    {
        var seconds = _at == 0 ? 0 : Math.Max(0, now - _at) / 1000.0;
        _tokens = Math.Min(options.PostBurst, _tokens + (seconds * options.PostsPerSecond));
        _at = now;
        if (_tokens < count) return false;
        _tokens -= count;
        return true;
    }
}
