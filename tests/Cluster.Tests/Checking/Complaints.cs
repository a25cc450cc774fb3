namespace OrleansChat.Cluster.Tests.Checking;

/// <summary>What no fault excuses in a process's output.</summary>
internal static class Complaints
{
    private static readonly string[] Inexcusable =
    [
        "CodecNotFoundException", "NullReferenceException", "InvalidCastException", "KeyNotFoundException", "ArgumentOutOfRangeException", "IndexOutOfRangeException",
        "Unhandled exception", "UnobservedTaskException",
    ];

    /// <summary>The lines that hold one of them.</summary>
    public static IEnumerable<string> In(IEnumerable<string> lines) => lines.Where(line => Inexcusable.Any(word => line.Contains(word, StringComparison.Ordinal)));
}
