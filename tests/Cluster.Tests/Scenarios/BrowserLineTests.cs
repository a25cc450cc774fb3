using OrleansChat.Cluster.Tests.Clients;
using OrleansChat.Cluster.Tests.Faults;
using OrleansChat.Cluster.Tests.Network;
using OrleansChat.Cluster.Tests.Processes;
using Xunit.Abstractions;

namespace OrleansChat.Cluster.Tests.Scenarios;

/// <summary>Lines between browsers and fronts that are dead, stuck, or too many at a time.</summary>
[Collection(ClusterSuite.Name)]
public sealed class BrowserLineTests(ClusterFixture fixture, ITestOutputHelper output)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(180);

    [LongFact] // F18, G7
    public async Task Half_open_lines_are_noticed_within_30_seconds_and_nothing_is_missed()
    {
        var proxies = fixture.Cluster.Fronts.ConvertAll(front => new FaultProxy(front.Url.Port));
        var scenario = new Scenario(fixture.Cluster, Seed.Next(), output) { Addresses = proxies.ConvertAll(proxy => new Uri($"http://127.0.0.1:{proxy.Port}")) };
        await scenario.Play(async running =>
        {
            var before = running.Crowd.Browsers.ToDictionary(browser => browser, browser => browser.Connects);
            running.Note("every line between browsers and fronts is forgotten");
            var forgotten = running.Chronicle.Now;
            proxies.ForEach(proxy => proxy.Forget());
            using var patient = new CancellationTokenSource(Patience);
            using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
            while (before.Any(known => known.Key.Connects == known.Value)) await look.WaitForNextTickAsync(patient.Token);
            var took = TimeSpan.FromMicroseconds(running.Chronicle.Now - forgotten);
            running.Note($"every browser has a new line after {took.TotalSeconds:0.0} s");
            Assert.True(took < TimeSpan.FromSeconds(30) + Machine.Bound(3), $"It took {took.TotalSeconds:0.0} s until every browser had a new line.");
        });
        foreach (var proxy in proxies) await proxy.DisposeAsync();
    }

    [LongFact] // F12, G8
    public async Task Browsers_that_read_nothing_are_let_go_and_hold_up_nobody()
    {
        var scenario = new Scenario(fixture.Cluster, Seed.Next(), output);
        var (from, to) = (0L, 0L);
        await scenario.Play(
            async running =>
            {
                var told = running.Crowd.Visitors[0];
                var conversation = await told.Conversation;
                var stalled = new List<StalledBrowser>();
                for (var n = 0; n < 10; n++) stalled.Add(await StalledBrowser.Connect(running.Cluster.Fronts[n % 2].Url, await told.Ticket(running.Cluster.Fronts[n % 2].Url), conversation));
                running.Note($"{stalled.Count} browsers read nothing");
                from = running.Chronicle.Now;
                var ended = Task.WhenAll(stalled.Select(browser => browser.Ended(Patience)));
                var text = new string('x', 7_000);
                for (var n = 0; n < 400 && !ended.IsCompleted; n++)
                {
                    told.Say(conversation, $"{n}: {text}");
                    await Task.WhenAny(ended, Task.Delay(50));
                }

                await ended.WaitAsync(Patience);
                to = running.Chronicle.Now;
                running.Note("all of them were let go");
                stalled.ForEach(browser => browser.Dispose());
            },
            figures =>
            {
                var others = scenario.Crowd.Visitors.Skip(1).Select(visitor => visitor.Conversation.Result).ToHashSet();
                var waiting = figures.Of(from, to, others);
                output.WriteLine($"let go within {(to - from) / 1e6:0.0} s; others' sends: {waiting}");
                Assert.True(TimeSpan.FromMicroseconds(to - from) < Machine.Bound(40), $"It took {(to - from) / 1e6:0.0} s until they were let go.");
                Assert.True(waiting.P99 <= Machine.Bound(1), $"Others' sends: {waiting}");
            });
    }

    [LongFact] // F19, F2
    public async Task A_herd_that_returns_after_a_total_crash_is_served_within_45_seconds()
    {
        var scenario = new Scenario(fixture.Cluster, Seed.Next(), output) { Size = new CrowdSize(Visitors: 300, Operators: 2) { Pause = TimeSpan.FromSeconds(30) } };
        await scenario.Play(async running =>
        {
            foreach (var front in running.Cluster.Fronts) await front.Kill();
            await new KillAllSilos().Strike(running);
            foreach (var front in running.Cluster.Fronts) front.Start();
            await Task.WhenAll(running.Cluster.Fronts.Select(front => front.Ready(Patience)));
            running.Note("the fronts serve again");
            var serving = running.Chronicle.Now;
            using var patient = new CancellationTokenSource(Patience);
            using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
            while (!running.Crowd.Browsers.All(browser => browser.IsUp)) await look.WaitForNextTickAsync(patient.Token);
            var took = TimeSpan.FromMicroseconds(running.Chronicle.Now - serving);
            running.Note($"{running.Crowd.Browsers.Count()} browsers are back after {took.TotalSeconds:0.0} s");
            Assert.True(took < Machine.Bound(45), $"It took {took.TotalSeconds:0.0} s until everybody was back.");
        });
    }
}
