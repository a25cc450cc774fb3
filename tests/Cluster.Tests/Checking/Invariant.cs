using OrleansChat.Cluster.Tests.History;

namespace OrleansChat.Cluster.Tests.Checking;

/// <summary>A promise that a run either kept or broke.</summary>
internal abstract class Invariant
{
    /// <summary>Its number and its words.</summary>
    public abstract string Promise { get; }

    /// <summary>One sentence for each place where it was broken.</summary>
    public abstract IEnumerable<string> Violations(Run run);
}

/// <summary>A run that is over: what clients did and saw, by time, and what stands in the database.</summary>
internal sealed record Run(IReadOnlyList<Entry> Entries, FinalLog Log)
{
    private ILookup<(string Conversation, string Id), Acknowledged>? _acknowledged;

    private Dictionary<string, Joined>? _clients;

    /// <summary>From when on everybody must reach the end in time; null where the run does not ask.</summary>
    public long? HealedAt { get; init; }

    /// <summary>How long that may take.</summary>
    public TimeSpan Within { get; init; } = TimeSpan.FromSeconds(15);

    public IEnumerable<T> Of<T>()
        where T : Entry => Entries.OfType<T>();

    public ILookup<(string Conversation, string Id), Acknowledged> ReceiptsById =>
        _acknowledged ??= Of<Acknowledged>().ToLookup(receipt => (receipt.Conversation, receipt.Id));

    public Joined Client(string name) => (_clients ??= Of<Joined>().ToDictionary(joined => joined.Client))[name];
}
