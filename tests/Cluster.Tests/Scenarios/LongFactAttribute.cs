namespace OrleansChat.Cluster.Tests.Scenarios;

/// <summary>A test that takes minutes: long.sh runs it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LongFactAttribute : FactAttribute
{
    /// <param name="needsRoot">It mounts, or makes networks.</param>
    public LongFactAttribute(bool needsRoot = false) => Skip = Long.Reason(needsRoot);
}

/// <summary>The same with rows.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LongTheoryAttribute : TheoryAttribute
{
    public LongTheoryAttribute() => Skip = Long.Reason(needsRoot: false);
}

/// <summary>Whether long tests run now.</summary>
internal static class Long
{
    /// <summary>Why they do not; null where they do.</summary>
    public static string? Reason(bool needsRoot)
    {
        if (!Processes.Machine.IsOurs) return "takes minutes: tests/Cluster.Tests/long.sh runs it";
        return needsRoot && !Environment.IsPrivilegedProcess ? "needs root, to mount a small disk or to make networks" : null;
    }
}
