using System.Diagnostics;
using OrleansChat.Cluster.Tests.Checking;
using OrleansChat.Cluster.Tests.Clients;
using OrleansChat.Cluster.Tests.History;
using OrleansChat.Cluster.Tests.Processes;
using Xunit.Abstractions;

namespace OrleansChat.Cluster.Tests.Scenarios;

/// <summary>One run: people talk, something breaks, everything is healed, people fall silent, and what they did and saw is checked.</summary>
internal sealed class Scenario(ChatClusterProcesses cluster, int seed, ITestOutputHelper output)
{
    private static readonly TimeSpan Arrival = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);

    // Longer than a read cursor is on its way to the database and from there into the lists.
    private const int SteadyLooks = 10;

    public ChatClusterProcesses Cluster => cluster;

    public Chronicle Chronicle { get; } = new();

    /// <summary>Decides what breaks and when.</summary>
    public Random Random { get; } = new(seed);

    public Crowd Crowd { get; private set; } = null!;

    /// <summary>How long everybody may take to reach the end once all is healed.</summary>
    public TimeSpan Convergence { get; init; } = Machine.Bound(45);

    public CrowdSize Size { get; init; } = new();

    /// <summary>Addresses that people use; null: the fronts'.</summary>
    public IReadOnlyList<Uri>? Addresses { get; init; }

    /// <summary>Plays it. A broken promise throws, and history and output are kept.</summary>
    /// <param name="faults">What breaks.</param>
    /// <param name="figures">Looks at how long people waited.</param>
    public async Task Play(Func<Scenario, Task> faults, Action<Figures>? figures = null)
    {
        output.WriteLine($"seed {seed}: replay with CLUSTER_SEED={seed}; figures are for a machine {Machine.Slowness:0.0} times as slow as usual");
        var printed = cluster.All.ToDictionary(process => process, process => process.Lines().Count());
        try
        {
            await using (Crowd = new(cluster, Addresses ?? [.. cluster.Fronts.Select(front => front.Url)], Chronicle, await Administrator(), Size, seed))
            {
                await Crowd.Arrive(Arrival);
                Crowd.Talk();
                await Task.Delay(TimeSpan.FromSeconds(2));
                await faults(this);
                await cluster.Heal();
                Note("healed");
                var healedAt = Chronicle.Now;
                await Task.Delay(TimeSpan.FromSeconds(3));
                await Crowd.Hush();
                var run = await Settle(healedAt);
                output.WriteLine($"{run.ReceiptsById.Count} messages acknowledged in {run.Log.Conversations.Count} conversations, {run.Of<Shown>().Count()} batches shown, {run.Of<Refused>().Count()} refusals hidden by retries");
                output.WriteLine($"all sends: {new Figures(run.Entries).Of()}");
                Checker.Check(run);
                var complaints = cluster.All.SelectMany(process => Complaints.In(process.Lines().Skip(printed[process])).Select(line => $"{process.Name}: {line}")).ToList();
                Assert.True(complaints.Count == 0, $"{complaints.Count} defects were printed:\n{string.Join('\n', complaints.Take(10))}");
                figures?.Invoke(new(run.Entries));
            }
        }
        catch
        {
            var folder = cluster.Keep();
            await Chronicle.Save(Path.Combine(folder, $"history-{seed}.jsonl"));
            output.WriteLine($"history and output are kept in {folder}");
            output.WriteLine(string.Join('\n', Chronicle.Entries().OfType<Noted>().Select(note => $"{note.At / 1e6,8:0.00} {note.What}")));
            output.WriteLine(cluster.Tails(25));
            throw;
        }
    }

    /// <summary>Writes down what is done to the cluster.</summary>
    public void Note(string what)
    {
        Chronicle.Note(what);
        output.WriteLine($"{Chronicle.Now / 1e6,8:0.00} {what}");
    }

    /// <summary>Waits until everybody has arrived and nothing moves any more, and gives what was seen last.</summary>
    private async Task<Run> Settle(long healedAt)
    {
        var waited = Stopwatch.StartNew();
        using var look = new PeriodicTimer(Look);
        Invariant[] pending = [new EverybodyReachesTheEnd(), new UnreadIsTheLogs()];
        for (var steady = 0; ;)
        {
            await look.WaitForNextTickAsync();
            var isSent = !Crowd.Browsers.Any(browser => browser.Unsent > 0);
            var run = await Run(healedAt);
            steady = isSent && !pending.Any(invariant => invariant.Violations(run).Any()) ? steady + 1 : 0;
            if (steady == SteadyLooks || waited.Elapsed > Convergence) return run;
        }
    }

    private async Task<Run> Run(long healedAt)
    {
        var entries = Chronicle.Entries();
        var people = entries.OfType<Joined>().Where(joined => joined.IsVisitor).Select(joined => joined.Person).ToHashSet();
        await using var source = cluster.Database.Open();
        var log = await LogReading.Read(source);

        // Operators are also told of what earlier scenarios left behind; nobody talks there any more.
        var earlier = log.Conversations.Where(conversation => !people.Contains(conversation.SessionId)).Select(conversation => conversation.Id).ToHashSet();
        var operators = entries.OfType<Joined>().Where(joined => !joined.IsVisitor).Select(joined => joined.Client).ToHashSet();
        entries.RemoveAll(entry => entry is Listed row && operators.Contains(row.Client) && earlier.Contains(row.Conversation));
        return new(entries, new(log.Conversations.Where(conversation => !earlier.Contains(conversation.Id)))) { HealedAt = healedAt, Within = Convergence };
    }

    private async Task<string> Administrator()
    {
        await using var source = cluster.Database.Open();
        await using var command = source.CreateCommand("SELECT id FROM operator WHERE administrator");
        return (string)(await command.ExecuteScalarAsync())!;
    }
}
