namespace OrleansChat.Load.Scenarios;

/// <summary>All rounds of all servers. A ratio is taken within each round, since the machine drifts between them.</summary>
internal sealed record Comparison(
    double FlushMicroseconds,
    TalkOptions Options,
    IReadOnlyList<IReadOnlyList<TalkFigures>> Rounds,
    IReadOnlyList<Kept> Kept)
{
    public IReadOnlyList<string> Servers => [.. Rounds[0].Select(figures => figures.Server)];

    public IReadOnlyList<TalkFigures> Of(string server) => [.. Rounds.Select(round => round.First(figures => figures.Server == server))];

    public Spread Spread(string server, Func<TalkFigures, double> figure) => Scenarios.Spread.Of(Of(server).Select(figure));

    /// <summary>For each pair of servers: the later one's maximum over the earlier one's.</summary>
    public IReadOnlyDictionary<string, Spread> Ratios() => PerPair(figures => figures.Maximum.PerSecond);

    /// <summary>For each pair of servers: CPU a message at the maximum.</summary>
    public IReadOnlyDictionary<string, Spread> CpuRatios() => PerPair(figures => figures.Maximum.CpuMicroseconds);

    /// <summary>For each pair of servers: CPU a message at the fixed rate.</summary>
    public IReadOnlyDictionary<string, Spread> CpuRatiosAtRate() => PerPair(figures => figures.AtRate.Stretch.CpuMicroseconds);

    private Dictionary<string, Spread> PerPair(Func<TalkFigures, double> figure) => (
        from one in Enumerable.Range(0, Servers.Count)
        from other in Enumerable.Range(0, one)
        select (Name: $"{Servers[one]}/{Servers[other]}",
            Value: Scenarios.Spread.Of(Of(Servers[one]).Zip(Of(Servers[other]), (a, b) => figure(a) / figure(b)))))
        .ToDictionary(pair => pair.Name, pair => pair.Value);
}
