using System.Globalization;

namespace OrleansChat.Load.Machine;

/// <summary>Which core does what: servers on the first, the driver on the second.</summary>
internal static unsafe class Core
{
    public const int OfServers = 0;
    public const int OfDriver = 1;

    private const int SetTimerSlack = 29;

    /// <summary>The servers' core, or all cores, as a list for taskset.</summary>
    public static string ForServers(bool pinned) => pinned ? $"{OfServers}" : $"0-{Environment.ProcessorCount - 1}";

    /// <summary>Moves every thread of this process to the driver's core (new threads inherit it) and lets timers be exact.</summary>
    public static void PinDriver()
    {
        if (Environment.ProcessorCount < 2)
            throw new UnusableException("A load run needs two cores, one for the servers and one for the driver: this machine has one.");
        var mask = 1UL << OfDriver;
        foreach (var thread in System.IO.Directory.EnumerateDirectories("/proc/self/task"))
        {
            var id = int.Parse(Path.GetFileName(thread), CultureInfo.InvariantCulture);
            _ = Native.sched_setaffinity(id, sizeof(ulong), &mask);
        }

        _ = Native.prctl(SetTimerSlack, 1, 0, 0, 0);
    }
}
