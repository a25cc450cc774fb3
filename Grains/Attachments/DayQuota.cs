namespace OrleansChat.Attachments;

/// <summary>What an owner may send in a day (D7).</summary>
internal static class DayQuota
{
    /// <summary>Under which it is counted.</summary>
    public const string Kind = "attachment";

    /// <summary>How long it is counted together.</summary>
    public const long Milliseconds = 24 * 60 * 60 * 1000;

    // A row costs something too: files of a byte each are not for nothing.
    private const long Least = 64 * 1024;

    /// <summary>What a file of that size counts.</summary>
    public static long Of(long size) => Math.Max(size, Least);
}
