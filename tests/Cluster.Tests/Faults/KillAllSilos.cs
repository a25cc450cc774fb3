using OrleansChat.Cluster.Tests.Scenarios;

namespace OrleansChat.Cluster.Tests.Faults;

/// <summary>F2: kill -9 of all silos at once; all are started again together.</summary>
internal sealed class KillAllSilos : Fault
{
    /// <summary>Marks in the history when the silos were started again.</summary>
    public const string Restarted = "all silos start again";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(180);

    public override async Task Strike(Scenario scenario)
    {
        scenario.Note("kill -9 all silos");
        await Task.WhenAll(scenario.Cluster.Silos.Select(silo => silo.Kill()));
        await Task.Delay(Between(scenario, 0, 3));
        scenario.Note(Restarted);
        foreach (var silo in scenario.Cluster.Silos) silo.Start();
        await Task.WhenAll(scenario.Cluster.Silos.Select(silo => silo.Ready(Patience)));
        scenario.Note("all silos serve again");
    }
}
