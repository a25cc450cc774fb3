using HdrHistogram;
using OrleansChat.Load.Dialects;
using OrleansChat.Load.Driver;
using OrleansChat.Load.Report;

namespace OrleansChat.Load.Scenarios;

/// <summary>What so many operators cost and see.</summary>
internal sealed record FanOutFigures(int Operators, Stretch Stretch, Latency Shown, Latency Listed, long Expected, long Heard)
{
    public double CpuMicrosecondsPerDelivery => Stretch.CpuMicroseconds / Operators;
}

/// <summary>One message, k operators: each has every conversation open and watches the same inbox.</summary>
internal sealed class FanOut(Arguments arguments) : Scenario
{
    private static readonly IReadOnlyList<int> Operators = [1, 3, 10, 50];

    private static readonly IReadOnlyList<int> QuickOperators = [1, 10, 50];

    private readonly Site _site = new(arguments);
    private readonly IReadOnlyList<int> _operators = arguments.Ints("operators", Operators, quick: QuickOperators);
    private readonly int _conversations = arguments.Int("conversations", 50, quick: 20);
    private readonly double _warmUp = arguments.Number("warmup", 10, quick: 3);
    private readonly double _seconds = arguments.Number("seconds", 10, quick: 2);
    private readonly double _rate = arguments.Number("rate", 200, quick: 100);

    public override Outcome Run(Screen screen)
    {
        using var server = _site.Start();
        using var stage = new Stage(server);
        using var view = screen.Follow(stage, server.Label);
        var dialect = (ProductDialect)stage.Dialect;
        stage.Open(_conversations, dialect.OpenWriter);
        foreach (var conversation in stage.Conversations) conversation.Heard = true;
        using var audience = new Audience(stage, dialect);
        audience.Grow(1);
        stage.Maximum(_warmUp, underWay: 1);

        var figures = new List<FanOutFigures>();
        foreach (var operators in _operators)
        {
            Screen.Step($"fanout: {operators} operators");
            audience.Grow(operators);
            figures.Add(audience.Measure(_rate, _seconds, figures.Count));
        }

        var promises = stage.Close();
        var outcome = new Outcome("fanout", "One message, many operators",
            $"{_conversations} visitors write {Figure.Text(_rate)} messages a second on {server.Label}; k operators have every conversation open and watch the same inbox. " +
            "Shown: the message in the open conversation. Listed: the inbox row, which is told at most every 100 ms.")
        {
            Figures = new { server = server.Label, operators = figures, promises },
        };
        outcome.Sheets.Add(new("By operators",
            ["operators", "deliveries/s", "shown p50 ms", "shown p99 ms", "listed p50 ms", "listed p99 ms", .. server.Own ? (string[])["CPU us/message", "CPU us/delivery"] : []],
            [.. figures.Select(step => (IReadOnlyList<string>)[$"{step.Operators}", Figure.Text(step.Heard / step.Stretch.Seconds), Figure.Short(step.Shown.P50),
                Figure.Short(step.Shown.P99), Figure.Short(step.Listed.P50), Figure.Short(step.Listed.P99),
                .. server.Own ? (string[])[Figure.Short(step.Stretch.CpuMicroseconds), Figure.Short(step.CpuMicrosecondsPerDelivery)] : []])]));
        outcome.Charts.Add(new LineChart("Shown by operators", "ms", "operators",
            [new("p50", [.. figures.Select(step => ((double)step.Operators, step.Shown.P50))]), new("p99", [.. figures.Select(step => ((double)step.Operators, step.Shown.P99))])], Doublings: true));
        if (server.Own)
            outcome.Charts.Add(new LineChart("Server CPU a delivery", "us", "operators", [new("CPU", [.. figures.Select(step => ((double)step.Operators, step.CpuMicrosecondsPerDelivery))])], Doublings: true));
        promises.Judge(outcome);
        outcome.Broken.AddRange(figures.Where(step => step.Heard != step.Expected)
            .Select(step => $"{step.Operators} operators were to be shown {step.Expected} messages and were shown {step.Heard}."));
        if (audience.Lost > 0) outcome.Broken.Add($"{audience.Lost} operators' lines were lost.");
        return outcome;
    }
}

/// <summary>The operators. The first one's deliveries go into the ledger; those of all are timed and counted.</summary>
internal sealed class Audience(Stage stage, ProductDialect dialect) : IDisposable
{
    private const int ComingAtOnce = 8;
    private const double SettlingSeconds = 1;
    private const long Longest = 60_000_000_000;

    private readonly Dictionary<string, Conversation> _byId = stage.Conversations.ToDictionary(conversation => conversation.Id);
    private readonly List<Follower> _operators = [];
    private readonly LongHistogram _shown = new(1, Longest, 3);
    private readonly LongHistogram _listed = new(1, Longest, 3);
    private readonly Dictionary<Conversation, Queue<(int Message, int Seq)>> _unlisted = stage.Conversations.ToDictionary(conversation => conversation, _ => new Queue<(int, int)>());
    private int _timedFrom = int.MaxValue;
    private long _heard;

    public int Lost => _operators.Count(one => one.Lost);

    public void Grow(int to)
    {
        foreach (var some in Enumerable.Range(_operators.Count, to - _operators.Count).Chunk(ComingAtOnce))
        {
            var more = some.Select(Make).ToList();
            stage.Loop.Run(Task.WhenAll(more.Select((one, index) => one.Come(some[index]))));
            _operators.AddRange(more);
        }
    }

    private Follower Make(int index) => new(dialect, _byId)
    {
        Heard = (message, seq, now) => Hear(message, seq, now, first: index == 0),
        Listed = index == 0 ? List : null,
    };

    public FanOutFigures Measure(double rate, double seconds, int seed)
    {
        stage.Traffic.Open(1, rate, seed * 2);
        Settle();
        _shown.Reset();
        _listed.Reset();
        _heard = 0;
        _timedFrom = stage.Ledger.Sent;
        var clock = new Stopclock(stage.Server, stage.Ledger);
        stage.Traffic.Open(seconds, rate, seed * 2 + 1);
        var stretch = clock.Stop();
        Settle();
        return new(_operators.Count, stretch, Latency.Of(_shown), Latency.Of(_listed), (long)(stage.Ledger.Sent - _timedFrom) * _operators.Count, _heard);
    }

    public void Dispose() => _operators.ForEach(one => one.Go());

    // Until everybody was shown what the first was.
    private void Settle()
    {
        foreach (var one in _operators) one.Ping();
        stage.Traffic.Drain(limit: 10);
        stage.Traffic.Pass(SettlingSeconds);
    }

    private void Hear(int message, int seq, long now, bool first)
    {
        if (message >= _timedFrom)
        {
            _heard++;
            Time(_shown, message, now);
        }

        if (!first) return;
        _unlisted[stage.Ledger.Of(message)].Enqueue((message, seq));
        stage.Ledger.Deliver(message, seq, now);
    }

    private void List(Conversation conversation, int head, long now)
    {
        var unlisted = _unlisted[conversation];
        while (unlisted.TryPeek(out var next) && next.Seq <= head)
        {
            unlisted.Dequeue();
            if (next.Message >= _timedFrom) Time(_listed, next.Message, now);
        }
    }

    private void Time(LongHistogram histogram, int message, long now) =>
        histogram.RecordValue(Math.Clamp((long)((now - stage.Ledger.IntendedOf(message)) * (1e9 / Loop.Second)), 1, Longest));
}
