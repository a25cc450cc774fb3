using OrleansChat.Cluster.Tests.Scenarios;

namespace OrleansChat.Cluster.Tests.Faults;

/// <summary>F1: kill -9 of one silo, which a supervisor starts again some seconds later.</summary>
internal sealed class KillSilo : Fault
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(180);

    public override async Task Strike(Scenario scenario)
    {
        var silo = AnySilo(scenario);
        var dead = Between(scenario, 1, 10);
        scenario.Note($"kill -9 {silo.Name} for {dead.TotalSeconds:0.0} s");
        await silo.Kill();
        await Task.Delay(dead);
        silo.Start();
        await silo.Ready(Patience);
        scenario.Note($"{silo.Name} serves again");
    }
}
