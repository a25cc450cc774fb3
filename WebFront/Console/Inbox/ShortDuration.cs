using System.Globalization;

namespace OrleansChat.WebFront.Console.Inbox;

/// <summary>A length of time in one or two characters and a unit: `now`, `5m`, `3h`, `2d`, `6w`, `2y`.</summary>
public static class ShortDuration
{
    /// <summary>The largest whole unit.</summary>
    public static string Of(TimeSpan duration) => duration switch
    {
        { TotalMinutes: < 1 } => "now",
        { TotalHours: < 1 } => Whole(duration.TotalMinutes, "m"),
        { TotalDays: < 1 } => Whole(duration.TotalHours, "h"),
        { TotalDays: < 14 } => Whole(duration.TotalDays, "d"),
        { TotalDays: < 365 } => Whole(duration.TotalDays / 7, "w"),
        _ => Whole(duration.TotalDays / 365, "y"),
    };

    /// <summary>How long ago that was (ms since 1970).</summary>
    public static string Since(long at, DateTimeOffset now) => Of(now - DateTimeOffset.FromUnixTimeMilliseconds(at));

    /// <summary>The same as a phrase: `5m ago`.</summary>
    public static string Ago(long at, DateTimeOffset now) => Since(at, now) is var text && text == "now" ? text : $"{text} ago";

    private static string Whole(double value, string unit) =>
        ((long)value).ToString(CultureInfo.InvariantCulture) + unit;
}
