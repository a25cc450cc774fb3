using OrleansChat.Load.Machine;
using OrleansChat.Load.Servers;

namespace OrleansChat.Load.Scenarios;

/// <summary>Median of the rounds, and the smallest and the largest.</summary>
internal sealed record Spread(double Median, double Least, double Most)
{
    public static Spread Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        var middle = sorted.Length / 2;
        var median = sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new(median, sorted[0], sorted[^1]);
    }
}

/// <summary>All rounds of all servers. A ratio is taken within each round, since the machine drifts between them.</summary>
internal sealed record Comparison(double FlushMicroseconds, TalkOptions Options, IReadOnlyList<IReadOnlyList<TalkFigures>> Rounds)
{
    public IEnumerable<ServerKind> Servers => Rounds[0].Select(figures => figures.Server);

    public IEnumerable<TalkFigures> Of(ServerKind server) => Rounds.Select(round => round.First(figures => figures.Server == server));

    public Spread Spread(ServerKind server, Func<TalkFigures, double> figure) => Scenarios.Spread.Of(Of(server).Select(figure));

    /// <summary>For each pair of servers: the one's maximum over the other's.</summary>
    public IReadOnlyDictionary<string, Spread> Ratios => (
        from one in Servers
        from other in Servers
        where one > other
        select (Name: $"{one}/{other}".ToLowerInvariant(),
            Value: Scenarios.Spread.Of(Of(one).Zip(Of(other), (a, b) => a.Maximum.PerSecond / b.Maximum.PerSecond))))
        .ToDictionary(pair => pair.Name, pair => pair.Value);

    public static Comparison Run(IReadOnlyList<ServerKind> servers, int rounds, TalkOptions options, Action<string> tell)
    {
        var flush = Flush.MedianMicroseconds(Path.GetTempPath());
        var done = new List<IReadOnlyList<TalkFigures>>();
        for (var round = 0; round < rounds; round++)
        {
            var figures = new List<TalkFigures>();
            foreach (var server in servers)
            {
                tell($"round {round + 1} of {rounds}: {server}");
                figures.Add(Talk.Run(server, options, round));
            }

            done.Add(figures);
        }

        return new(flush, options, done);
    }
}
