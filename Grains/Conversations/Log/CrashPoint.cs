using System.Diagnostics;
using System.Globalization;

namespace OrleansChat.Conversations.Log;

/// <summary>
/// Places where the tests have the process die, as by kill -9. Armed by the environment alone: <c>ORLEANSCHAT_CRASH_AT=place:n</c>, the n-th
/// time that it comes there. Unarmed, which is always but in tests, a place costs nothing.
/// </summary>
internal static class CrashPoint
{
    /// <summary>A batch is about to be written.</summary>
    public const string BeforeCommit = "before-commit";

    /// <summary>A batch is on disk and nobody has been answered.</summary>
    public const string AfterCommit = "after-commit";

    /// <summary>A batch's outcome is unknown and its conversations are not fenced yet.</summary>
    public const string BeforeFence = "before-fence";

    /// <summary>They are fenced and nobody has been answered.</summary>
    public const string AfterFence = "after-fence";

    /// <summary>Senders have been answered and the fronts have not been told.</summary>
    public const string BeforeTell = "before-tell";

    /// <summary>An activation has read its conversation and decided nothing yet.</summary>
    public const string AfterLoad = "after-load";

    private static readonly (string Place, int Times)? Armed = Read();
    private static int _times;

    /// <summary>The process came to that place.</summary>
    public static void Reach(string place)
    {
        if (Armed is not var (armed, times) || armed != place || Interlocked.Increment(ref _times) != times) return;
        using var self = Process.GetCurrentProcess();
        self.Kill();
    }

    private static (string Place, int Times)? Read()
    {
        if (Environment.GetEnvironmentVariable("ORLEANSCHAT_CRASH_AT")?.Split(':') is not [var place, var times]) return null;
        return (place, int.Parse(times, CultureInfo.InvariantCulture));
    }
}
