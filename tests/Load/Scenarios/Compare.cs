using OrleansChat.Load.Machine;
using OrleansChat.Load.Report;
using OrleansChat.Load.Servers;

namespace OrleansChat.Load.Scenarios;

/// <summary>The product beside the limit and the rival: durable messages one to one, at the maximum and at a fixed rate, in interleaved rounds.</summary>
internal sealed class Compare(Arguments arguments) : Scenario
{
    private readonly IReadOnlyList<ServerKind> _servers = [.. arguments.Choices("servers", ServerKinds.ByName,
        [ServerKind.Echo, ServerKind.Handbuilt, ServerKind.Sqlite, ServerKind.PostgreSql]).Order()];

    private readonly int _rounds = arguments.Int("rounds", 3, quick: 1);

    private readonly TalkOptions _options = new(arguments.Int("conversations", 200), arguments.Number("warmup", 8, quick: 3),
        arguments.Number("seconds", 5, quick: 2), arguments.Number("rate", 1000));

    private readonly double _minutes = arguments.Number("minutes", 4);

    public override Outcome Run(Screen screen)
    {
        var budget = new RoundBudget(TimeSpan.FromMinutes(_minutes), _servers.Count, _rounds, _options.Seconds);
        var flush = Flush.MedianMicroseconds(Path.GetTempPath());
        var contestants = new List<Contestant>();
        try
        {
            foreach (var server in _servers)
            {
                Screen.Step($"{server.Label()}: start and {_options.WarmUpSeconds} s of warm-up");
                contestants.Add(new(server, _options, screen));
                contestants[^1].WarmUp();
            }

            var rounds = new List<IReadOnlyList<TalkFigures>>();
            while (budget.Next() is { } seconds)
            {
                Screen.Step($"round {rounds.Count + 1} of {_rounds}, {Figure.Text(seconds, 1)} s each");
                rounds.Add([.. contestants.Select(contestant => contestant.Round(rounds.Count, seconds))]);
            }

            return ComparisonReport.Of(new(flush, _options, rounds, [.. contestants.Select(contestant => contestant.Finish())]));
        }
        finally
        {
            foreach (var contestant in contestants) contestant.Dispose();
        }
    }
}
