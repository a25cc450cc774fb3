using System.Globalization;

namespace OrleansChat.Cluster.Tests.Scenarios;

/// <summary>The number that a run's faults are chosen by: CLUSTER_SEED, or a new one.</summary>
internal static class Seed
{
    public static int Next() => int.TryParse(Environment.GetEnvironmentVariable("CLUSTER_SEED"), CultureInfo.InvariantCulture, out var seed) ? seed : Random.Shared.Next(1, 1_000_000);
}
