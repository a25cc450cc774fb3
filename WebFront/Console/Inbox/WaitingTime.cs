namespace OrleansChat.WebFront.Console.Inbox;

/// <summary>How pressing a wait has become.</summary>
public enum WaitingLevel
{
    /// <summary>Up to 15 minutes.</summary>
    Calm = 0,

    /// <summary>More than 15 minutes.</summary>
    Warn = 1,

    /// <summary>More than an hour.</summary>
    Bad = 2,
}

/// <summary>How long a visitor has been waiting for an answer, as the chip in a row says it.</summary>
public readonly record struct WaitingTime(TimeSpan Duration)
{
    /// <summary>The wait since that time (ms since 1970).</summary>
    public static WaitingTime Since(long since, DateTimeOffset now) =>
        new(now > DateTimeOffset.FromUnixTimeMilliseconds(since) ? now - DateTimeOffset.FromUnixTimeMilliseconds(since) : TimeSpan.Zero);

    /// <summary>How pressing it is.</summary>
    public WaitingLevel Level =>
        Duration > TimeSpan.FromMinutes(60) ? WaitingLevel.Bad
        : Duration > TimeSpan.FromMinutes(15) ? WaitingLevel.Warn
        : WaitingLevel.Calm;

    /// <summary>The chip's text, such as `18m`.</summary>
    public string Text => ShortDuration.Of(Duration);
}
