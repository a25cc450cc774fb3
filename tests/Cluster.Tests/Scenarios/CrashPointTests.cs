using OrleansChat.Cluster.Tests.Processes;
using Xunit.Abstractions;

namespace OrleansChat.Cluster.Tests.Scenarios;

/// <summary>A silo dies at the worst places of a message's way: when it is on disk and its sender does not know, or knows and nobody else does.</summary>
[Collection(ClusterSuite.Name)]
public sealed class CrashPointTests(ClusterFixture fixture, ITestOutputHelper output)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(180);

    [LongTheory] // F4
    [InlineData("before-commit")]
    [InlineData("after-commit")]
    [InlineData("before-tell")]
    [InlineData("after-load")]
    public Task A_silo_that_dies_on_a_messages_way_loses_and_doubles_nothing(string place) => Play(place, _ => Task.CompletedTask);

    [LongTheory] // F4, F8
    [InlineData("before-fence")]
    [InlineData("after-fence")]
    public Task A_silo_that_dies_while_outcomes_are_in_doubt_loses_and_doubles_nothing(string place) => Play(place, async running =>
    {
        // What is on its way when the sessions end is in doubt; sometimes nothing is.
        for (var tries = 0; tries < 10 && running.Cluster.Silos.TrueForAll(silo => silo.IsRunning); tries++)
        {
            await running.Cluster.Database.Stop(Signal.Kill);
            await running.Cluster.Database.Start();
            await Task.Delay(TimeSpan.FromSeconds(3));
        }
    });

    private async Task Play(string place, Func<Scenario, Task> provoke)
    {
        var scenario = new Scenario(fixture.Cluster, Seed.Next(), output);
        await scenario.Play(async running =>
        {
            var silos = running.Cluster.Silos;
            foreach (var silo in silos) await silo.Kill();

            // Fences are few.
            var time = place.EndsWith("fence", StringComparison.Ordinal) ? 1 : running.Random.Next(1, 12);
            foreach (var silo in silos) silo.Start(("ORLEANSCHAT_CRASH_AT", $"{place}:{time}"));
            running.Note($"all silos will die at {place}");
            var deaths = silos.ConvertAll(silo => silo.Ended(Patience));
            if (place.EndsWith("fence", StringComparison.Ordinal))
            {
                foreach (var silo in silos) await silo.Ready(Patience);
                await Task.Delay(TimeSpan.FromSeconds(2));
            }

            await provoke(running);
            await Task.WhenAny(deaths);
            Assert.Contains(silos, silo => !silo.IsRunning);
            running.Note($"{silos.Count(silo => !silo.IsRunning)} of them died there");
            await Task.Delay(TimeSpan.FromSeconds(1));
            foreach (var silo in silos) await silo.Kill();
        });
    }
}
