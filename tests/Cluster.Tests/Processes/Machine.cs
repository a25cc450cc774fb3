using System.Runtime.CompilerServices;

namespace OrleansChat.Cluster.Tests.Processes;

/// <summary>How slow the machine is now, which all figures in seconds are measured against.</summary>
internal static class Machine
{
    // Three silos and two fronts on two cores that do nothing else.
    private static readonly TimeSpan UsualStart = TimeSpan.FromSeconds(20);

    // What else the machine does while a suite runs on it is nobody's promise: there the figures are printed, and only far off them is a failure.
    private const double AmongOthers = 5;

    /// <summary>1 on a machine to oneself, more where the cluster's first start took longer than it does there.</summary>
    public static double Slowness { get; private set; } = 1;

    /// <summary>Whether the machine is left to the tests, as long.sh asks.</summary>
    public static bool IsOurs { get; } = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CLUSTER_MINUTES"));

    /// <summary>The bound as it is on a machine as slow as this one.</summary>
    public static TimeSpan Bound(double seconds) => TimeSpan.FromSeconds(seconds * Slowness * (IsOurs ? 1 : AmongOthers));

    /// <summary>A cluster started, with nothing broken, in that time.</summary>
    public static void Started(TimeSpan took) => Slowness = Math.Max(1, took / UsualStart);

    // Proxies and people share this process: none of them waits for a thread.
    [ModuleInitializer]
    internal static void Prepare() => ThreadPool.SetMinThreads(64, 64);
}
