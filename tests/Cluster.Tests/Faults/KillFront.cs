using OrleansChat.Cluster.Tests.Scenarios;

namespace OrleansChat.Cluster.Tests.Faults;

/// <summary>kill -9 of a front; its browsers go to another one.</summary>
internal sealed class KillFront : Fault
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(180);

    public override async Task Strike(Scenario scenario)
    {
        var front = scenario.Cluster.Fronts[scenario.Random.Next(scenario.Cluster.Fronts.Count)];
        scenario.Note($"kill -9 {front.Name}");
        await front.Kill();
        await Task.Delay(Between(scenario, 0.5, 4));
        front.Start();
        await front.Ready(Patience);
        scenario.Note($"{front.Name} serves again");
    }
}
