using OrleansChat.Cluster.Tests.Network;
using OrleansChat.Cluster.Tests.Processes;
using Xunit.Abstractions;

namespace OrleansChat.Cluster.Tests.Scenarios;

public sealed class PartitionTests(ITestOutputHelper output)
{
    [LongFact(needsRoot: true)] // F6
    public async Task Silos_that_reach_the_database_and_not_each_other_lose_double_and_reorder_nothing()
    {
        await using var networks = await Namespaces.Make(Path.GetTempFileName());
        await using var cluster = await ChatClusterProcesses.StartNew(new() { Networks = networks });
        foreach (var bothWays in (bool[])[false, true])
        {
            var scenario = new Scenario(cluster, Seed.Next(), output);
            await scenario.Play(async running =>
            {
                await networks.Part("silo-1", "silo-2");
                if (bothWays) await networks.Part("silo-2", "silo-1");
                running.Note($"silo-1 does not reach silo-2{(bothWays ? ", nor silo-2 silo-1" : "")}");
                await Task.Delay(TimeSpan.FromSeconds(25));
                await networks.Heal();
                running.Note("everybody reaches everybody again");
                await Task.Delay(TimeSpan.FromSeconds(10));
            });
        }
    }
}
