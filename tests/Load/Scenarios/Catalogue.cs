namespace OrleansChat.Load.Scenarios;

/// <summary>A scenario's name, what it measures, its own options, and how to make it.</summary>
internal sealed record CatalogueEntry(string Name, string About, string Options, Func<Arguments, Scenario> Make);

/// <summary>Every scenario.</summary>
internal static class Catalogue
{
    public static IReadOnlyList<CatalogueEntry> All { get; } =
    [
        new("compare", "beside the raw SignalR echo and the hand-built rival, in interleaved rounds",
            "--servers --rounds --seconds --warmup --conversations --rate --minutes", arguments => new Compare(arguments)),
        new("dm", "durable messages one to one: the maximum, then latency at parts of it",
            $"--conversations --seconds --warmup --rate --percents {Site.Options}", arguments => new OneToOne(arguments)),
        new("fanout", "one message, k operators on one inbox",
            $"--operators --conversations --seconds --warmup --rate {Site.Options}", arguments => new FanOut(arguments)),
        new("idle", "memory and CPU of connections that say nothing",
            "--servers --connections --seconds", arguments => new Idle(arguments)),
        new("resume", "everybody loses the line and comes back at once",
            "--servers --clients --missed", arguments => new Resume(arguments)),
        new("history", "pages of older messages",
            $"--conversations --messages --seconds --rate {Site.Options}", arguments => new History(arguments)),
        new("activation", "the first message to conversations that sleep",
            "--conversations --messages --rate --warmup [--server sqlite|postgresql]", arguments => new Activation(arguments)),
        new("growth-stored", "cost of a message as stored messages double",
            $"--rows --conversations --seconds --warmup --rate {Site.Options}", arguments => new StoredGrowth(arguments)),
        new("growth-active", "cost of a message and memory as conversations that are awake double",
            $"--active --seconds --warmup --rate {Site.Options}", arguments => new ActiveGrowth(arguments)),
        new("silos", "cost of a message with 1, 2, 4 silos, beside their front and at random",
            "--counts --conversations --seconds --warmup --rate", arguments => new SiloDoubling(arguments)),
        new("failover", "a silo is killed under load",
            "--silos --fronts --conversations --seconds --warmup --rate", arguments => new Failover(arguments)),
        new("grains", "durable posts by grain calls, silos in this process",
            "--silos --conversations --seconds --warmup --rate [--server sqlite|postgresql]", arguments => new GrainCalls(arguments)),
    ];

    /// <summary>Those that `all` plays.</summary>
    public static IEnumerable<CatalogueEntry> InAll => All.Where(entry => entry.Name != "compare");

    public static CatalogueEntry Find(string name) => All.FirstOrDefault(entry => entry.Name == name)
        ?? throw new UnusableException($"'{name}' is no scenario: known are {string.Join(", ", All.Select(entry => entry.Name))} and all.");
}
