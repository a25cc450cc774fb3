using OrleansChat.Cluster.Tests.Faults;
using OrleansChat.Cluster.Tests.History;
using OrleansChat.Cluster.Tests.Network;
using OrleansChat.Cluster.Tests.Processes;
using Xunit.Abstractions;

namespace OrleansChat.Cluster.Tests.Scenarios;

/// <summary>The database goes, comes back, and is slow or full.</summary>
[Collection(ClusterSuite.Name)]
public sealed class DatabaseLossTests(ClusterFixture fixture, ITestOutputHelper output)
{
    [LongFact] // F8, G6
    public async Task However_the_database_restarts_messages_are_acknowledged_5_seconds_after_it_accepts()
    {
        foreach (var how in (Signal[])[Signal.Interrupt, Signal.Quit, Signal.Kill])
        {
            var scenario = new Scenario(fixture.Cluster, Seed.Next(), output);
            await scenario.Play(new RestartDatabase(how).Strike, figures =>
            {
                var accepted = scenario.Chronicle.Entries().OfType<Noted>().Single(note => note.What == RestartDatabase.Accepts).At;
                var back = figures.FirstReceiptAfter(accepted);
                output.WriteLine($"first acknowledgement {back?.TotalSeconds:0.0} s after the database accepted again");
                Assert.True(back < Machine.Bound(5), $"The first acknowledgement came {back?.TotalSeconds:0.0} s after the database accepted again.");
            });
        }
    }

    [LongFact] // F7
    public async Task While_nothing_comes_back_from_the_database_every_send_is_answered_within_5_seconds()
    {
        var scenario = new Scenario(fixture.Cluster, Seed.Next(), output);
        var (from, to) = (0L, 0L);
        await scenario.Play(
            async running =>
            {
                running.Note("nothing comes back from the database");
                from = running.Chronicle.Now;
                foreach (var process in running.Cluster.All) running.Cluster.DatabaseOf(process).Mode = new ProxyMode.BlackHole();
                await Task.Delay(TimeSpan.FromSeconds(20));
                to = running.Chronicle.Now;
                foreach (var process in running.Cluster.All) running.Cluster.DatabaseOf(process).Mode = new ProxyMode.Pass();
                running.Note("the database is reached again");
            },
            figures =>
            {
                // An operator who writes in more than four conversations at once waits for his own calls: four go at a time.
                var answers = figures.Answers(from, to, scenario.Crowd.Visitors.Select(visitor => visitor.Name).ToHashSet());
                output.WriteLine($"answers, yes or no: {answers}");
                Assert.True(answers.Count > 0, "Nobody sent anything.");
                Assert.True(answers.Worst <= TimeSpan.FromSeconds(5) + Machine.Bound(0.5), $"Answers, yes or no: {answers}");
            });
    }

    [LongFact] // F9
    public Task A_slow_database_makes_sends_slow_and_nothing_else() => Play(new SlowDatabase());

    [LongFact] // F10
    public Task Ended_sessions_are_replaced() => Play(new TerminateSessions());

    [LongFact] // F10
    public Task A_database_without_connections_refuses_sends_until_it_has_some() => Play(new ExhaustConnections());

    private Task Play(Fault fault) => new Scenario(fixture.Cluster, Seed.Next(), output).Play(async running =>
    {
        for (var times = 0; times < 3; times++) await fault.Strike(running);
    });
}
