using OrleansChat.Cluster.Tests.Processes;
using OrleansChat.Cluster.Tests.Scenarios;

namespace OrleansChat.Cluster.Tests.Faults;

/// <summary>Something that breaks and is whole again when it returns.</summary>
internal abstract class Fault
{
    /// <summary>Strikes; the scenario's randomness decides whom and for how long.</summary>
    public abstract Task Strike(Scenario scenario);

    protected static ChatProcess AnySilo(Scenario scenario) => scenario.Cluster.Silos[scenario.Random.Next(scenario.Cluster.Silos.Count)];

    protected static TimeSpan Between(Scenario scenario, double least, double most) => TimeSpan.FromSeconds(least + (scenario.Random.NextDouble() * (most - least)));
}
