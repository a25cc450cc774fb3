using OrleansChat.Cluster.Tests.Processes;
using Xunit.Abstractions;

namespace OrleansChat.Cluster.Tests.Scenarios;

/// <summary>How long one lost silo is felt, and by whom.</summary>
[Collection(ClusterSuite.Name)]
public sealed class SiloLossTests(ClusterFixture fixture, ITestOutputHelper output)
{
    private static readonly TimeSpan Down = TimeSpan.FromSeconds(12);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(180);

    [Fact] // F1, G3
    public async Task A_killed_silo_holds_up_its_own_conversations_for_8_seconds_and_the_others_for_1_at_most()
    {
        var scenario = new Scenario(fixture.Cluster, Seed.Next(), output);
        ILookup<ChatProcess, string> homes = null!;
        ChatProcess victim = null!;
        var (killedAt, backAt) = (0L, 0L);
        await scenario.Play(
            async running =>
            {
                await using (var placement = await Placement.Connect(running.Cluster)) homes = await placement.Conversations(running.Cluster);
                victim = homes.MaxBy(home => home.Count())!.Key;
                running.Note($"kill -9 {victim.Name}, home of {homes[victim].Count()} conversations of {homes.Sum(home => home.Count())}");
                killedAt = running.Chronicle.Now;
                await victim.Kill();
                await Task.Delay(Down);
                backAt = running.Chronicle.Now;
                victim.Start();
                await victim.Ready(Patience);
            },
            figures =>
            {
                var hit = figures.Of(killedAt, backAt, homes[victim].ToHashSet());
                var spared = figures.Of(killedAt, backAt, homes.Where(home => home.Key != victim).SelectMany(home => home).ToHashSet());
                output.WriteLine($"conversations of the killed silo: {hit}");
                output.WriteLine($"conversations of the others: {spared}");
                Assert.True(hit.Count > 0 && spared.Count > 0, "Nothing was sent that could have waited.");
                Assert.True(hit.P99 <= Machine.Bound(8) && hit.Worst <= Machine.Bound(15), $"Sends to the killed silo's conversations: {hit}");
                Assert.True(spared.P99 <= Machine.Bound(1), $"Sends to conversations on live silos: {spared}");
            });
    }
}
