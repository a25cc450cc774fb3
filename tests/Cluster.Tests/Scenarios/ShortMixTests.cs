using OrleansChat.Cluster.Tests.Faults;
using OrleansChat.Cluster.Tests.History;
using OrleansChat.Cluster.Tests.Processes;
using Xunit.Abstractions;

namespace OrleansChat.Cluster.Tests.Scenarios;

/// <summary>What every run of the suite breaks; the long runs (long.sh) break more, and for longer.</summary>
[Collection(ClusterSuite.Name)]
public sealed class ShortMixTests(ClusterFixture fixture, ITestOutputHelper output)
{
    [Fact] // F1, F5, F7, F8
    public async Task Nothing_acknowledged_is_lost_doubled_or_reordered_while_silos_die_freeze_and_lose_their_database()
    {
        var scenario = new Scenario(fixture.Cluster, Seed.Next(), output);
        Fault[] faults = [new CrashSilo("after-commit"), new PauseSilo(untilEvicted: true), new CutDatabase(), new RestartDatabase(), new DropBrowsers()];
        scenario.Random.Shuffle(faults);
        await scenario.Play(async running =>
        {
            foreach (var fault in faults)
            {
                await fault.Strike(running);
                await Task.Delay(TimeSpan.FromSeconds(1));
            }
        });
    }

    [Fact] // F2, G5
    public async Task After_a_total_crash_messages_are_acknowledged_again_within_30_seconds()
    {
        var scenario = new Scenario(fixture.Cluster, Seed.Next(), output);
        await scenario.Play(new KillAllSilos().Strike, figures =>
        {
            var restarted = scenario.Chronicle.Entries().OfType<Noted>().Single(note => note.What == KillAllSilos.Restarted).At;
            var back = figures.FirstReceiptAfter(restarted);
            output.WriteLine($"first acknowledgement {back?.TotalSeconds:0.0} s after the restart");
            Assert.True(back < Machine.Bound(30), $"The first acknowledgement came {back?.TotalSeconds:0.0} s after the restart.");
        });
    }

    [Fact] // F3, G4
    public async Task A_rolling_restart_refuses_nobody_and_delays_nobody_for_long()
    {
        var scenario = new Scenario(fixture.Cluster, Seed.Next(), output);
        await scenario.Play(new RollingRestart().Strike, figures =>
        {
            var all = figures.Of();
            Assert.True(all.P99 <= Machine.Bound(4) && all.Worst <= Machine.Bound(10), $"Sends waited too long: {all}");
        });
    }
}
