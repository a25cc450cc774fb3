namespace OrleansChat.Conversations.Log;

/// <summary>Whether the store takes writes. What is full takes them again once there is room; what is broken only after a restart.</summary>
public sealed class LogHealth
{
    private volatile string? _broken;
    private volatile string? _full;

    /// <summary>Why nothing is written until the process starts anew; null while that is not so.</summary>
    public string? Broken => _broken;

    /// <summary>Why the last write was refused for want of room; null once one succeeded again.</summary>
    public string? Full => _full;

    /// <summary>Whether writes succeed at present.</summary>
    public bool Healthy => _broken is null && _full is null;

    internal void Break(string reason) => _broken ??= reason;

    internal void Fill(string reason) => _full = reason;

    internal void Wrote()
    {
        if (_full is not null) _full = null;
    }
}
