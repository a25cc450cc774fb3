using OrleansChat.Cluster.Tests.Network;
using OrleansChat.Cluster.Tests.Scenarios;

namespace OrleansChat.Cluster.Tests.Faults;

/// <summary>F9: every round trip to the database takes 200 ms to 5 s longer.</summary>
internal sealed class SlowDatabase : Fault
{
    public override async Task Strike(Scenario scenario)
    {
        var delay = TimeSpan.FromMilliseconds(100 * Math.Pow(25, scenario.Random.NextDouble()));
        scenario.Note($"the database answers {delay.TotalMilliseconds * 2:0} ms later");
        foreach (var process in scenario.Cluster.All) scenario.Cluster.DatabaseOf(process).Mode = new ProxyMode.Delay(delay);
        await Task.Delay(Between(scenario, 5, 15));
        foreach (var process in scenario.Cluster.All) scenario.Cluster.DatabaseOf(process).Mode = new ProxyMode.Pass();
        scenario.Note("the database is as fast as before");
    }
}
