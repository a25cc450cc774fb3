namespace OrleansChat.Load.Scenarios;

/// <summary>A scenario's name, what it measures, its own options, and how to make it.</summary>
internal sealed record CatalogueEntry(string Name, string About, string Options, Func<Arguments, Scenario> Make);

/// <summary>Every scenario.</summary>
internal static class Catalogue
{
    public static IReadOnlyList<CatalogueEntry> All { get; } =
    [
        new("compare", "beside the raw SignalR echo and the hand-built rival, in interleaved rounds",
            "--servers --rounds --seconds --warmup --conversations --rate", arguments => new Compare(arguments)),
    ];

    /// <summary>Those that `all` plays.</summary>
    public static IEnumerable<CatalogueEntry> InAll => All.Where(entry => entry.Name != "compare");

    public static CatalogueEntry Find(string name) => All.FirstOrDefault(entry => entry.Name == name)
        ?? throw new UnusableException($"'{name}' is no scenario: known are {string.Join(", ", All.Select(entry => entry.Name))} and all.");
}
