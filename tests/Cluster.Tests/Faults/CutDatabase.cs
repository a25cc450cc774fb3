using OrleansChat.Cluster.Tests.Network;
using OrleansChat.Cluster.Tests.Scenarios;

namespace OrleansChat.Cluster.Tests.Faults;

/// <summary>F7: one silo, or all, cannot reach the database: connections are reset, or nothing comes back on them.</summary>
internal sealed class CutDatabase : Fault
{
    public override async Task Strike(Scenario scenario)
    {
        var all = scenario.Random.Next(2) == 0;
        var silos = all ? scenario.Cluster.All.ToList() : [AnySilo(scenario)];
        ProxyMode mode = scenario.Random.Next(2) == 0 ? new ProxyMode.Cut() : new ProxyMode.BlackHole();
        var time = Between(scenario, 1, 8);
        scenario.Note($"{mode.GetType().Name} between {(all ? "everybody" : silos[0].Name)} and the database for {time.TotalSeconds:0.0} s");
        foreach (var silo in silos) scenario.Cluster.DatabaseOf(silo).Mode = mode;
        await Task.Delay(time);
        foreach (var silo in silos) scenario.Cluster.DatabaseOf(silo).Mode = new ProxyMode.Pass();
        scenario.Note("the database is reached again");
    }
}
