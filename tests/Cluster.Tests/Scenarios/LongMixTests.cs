using System.Diagnostics;
using System.Globalization;
using OrleansChat.Cluster.Tests.Faults;
using OrleansChat.Cluster.Tests.Processes;
using Xunit.Abstractions;

namespace OrleansChat.Cluster.Tests.Scenarios;

/// <summary>Random mixes of every fault, one seed after the other, for as long as CLUSTER_MINUTES says.</summary>
[Collection(ClusterSuite.Name)]
public sealed class LongMixTests(ClusterFixture fixture, ITestOutputHelper output)
{
    [LongFact] // F1 to F10, G1
    public async Task Whatever_breaks_together_nothing_acknowledged_is_lost_doubled_or_reordered()
    {
        var minutes = double.Parse(Environment.GetEnvironmentVariable("CLUSTER_MINUTES")!, CultureInfo.InvariantCulture);
        var runs = 0;
        for (var (time, seed) = (Stopwatch.StartNew(), Seed.Next()); runs == 0 || time.Elapsed.TotalMinutes < minutes; seed++, runs++)
        {
            await System.Console.Error.WriteLineAsync($"run {runs + 1}, seed {seed}");
            await Mix(seed);
        }

        output.WriteLine($"{runs} runs");
    }

    private async Task Mix(int seed)
    {
        var scenario = new Scenario(fixture.Cluster, seed, output) { Convergence = Machine.Bound(60) };
        await scenario.Play(async running =>
        {
            for (var faults = running.Random.Next(4, 9); faults > 0; faults--)
            {
                // Two at the same time, now and then: most outages are.
                var first = Pick(running.Random);
                if (running.Random.Next(3) == 0) await Task.WhenAll(first.Strike(running), Aside(running.Random).Strike(running));
                else await first.Strike(running);
                await Task.Delay(running.Random.Next(3_000));
            }
        });
    }

    private static Fault Pick(Random random) => random.Next(10) switch
    {
        0 or 1 => new KillSilo(),
        2 => new KillAllSilos(),
        3 => new RollingRestart(fronts: false),
        4 => new PauseSilo(untilEvicted: true),
        5 => new PauseSilo(untilEvicted: false),
        6 => new CutDatabase(),
        7 => new SlowDatabase(),
        8 => new KillFront(),
        _ => new ExhaustConnections(),
    };

    private static Fault Aside(Random random) => random.Next(3) switch
    {
        0 => new RestartDatabase(),
        1 => new TerminateSessions(),
        _ => new DropBrowsers(),
    };
}
