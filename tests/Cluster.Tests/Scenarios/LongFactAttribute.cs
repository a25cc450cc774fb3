namespace OrleansChat.Cluster.Tests.Scenarios;

/// <summary>A test that takes minutes: long.sh runs it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LongFactAttribute : FactAttribute
{
    /// <param name="needsRoot">It mounts, or makes networks.</param>
    public LongFactAttribute(bool needsRoot = false)
    {
        if (Environment.GetEnvironmentVariable("CLUSTER_MINUTES") is null or "") Skip = "takes minutes: tests/Cluster.Tests/long.sh runs it";
        else if (needsRoot && !Environment.IsPrivilegedProcess) Skip = "needs root, to mount a small disk or to make networks";
    }
}
