using HdrHistogram;
using OrleansChat.Load.Driver;
using OrleansChat.Load.Dialects;
using OrleansChat.Load.Report;

namespace OrleansChat.Load.Scenarios;

/// <summary>Paging upwards through long conversations, at random places.</summary>
internal sealed class History(Arguments arguments) : Scenario
{
    private const int PageSize = 50;
    private const int Readers = 8;
    private const long Longest = 60_000_000_000;

    private readonly Site _site = new(arguments);
    private readonly int _conversations = arguments.Int("conversations", 50, quick: 20);
    private readonly int _messages = arguments.Int("messages", 1000, quick: 300);
    private readonly double _seconds = arguments.Number("seconds", 10, quick: 3);
    private readonly double _rate = arguments.Number("rate", 200);

    public override Outcome Run(Screen screen)
    {
        using var server = _site.Start();
        using var stage = new Stage(server);
        using var view = screen.Follow(stage, server.Label);
        stage.Open(_conversations);
        Screen.Step($"history: writing {_conversations * _messages} messages");
        stage.Fill(_conversations * _messages);
        var readers = Enumerable.Range(0, Readers).Select(front => stage.Loop.Run(stage.Dialect.Writer(front))).ToList();
        Read(stage, readers, 1, 0);

        var older = Read(stage, readers, _seconds, 1);
        var promises = stage.Close();
        var outcome = new Outcome("history", "Reading back",
            $"{_conversations} conversations of about {Figure.Text(_messages)} messages on {server.Label}; pages of {PageSize} before a random place, " +
            $"{Figure.Text(_rate)} a second at times fixed in advance.")
        {
            Figures = new { server = server.Label, older, promises },
        };
        outcome.Sheets.Add(new("A page", ["", "pages", "p50 ms", "p90 ms", "p99 ms", "max ms", .. server.Own ? (string[])["CPU us/page"] : []],
            [["older messages", $"{older.Pages}", Figure.Short(older.Latency.P50), Figure.Short(older.Latency.P90), Figure.Short(older.Latency.P99),
                Figure.Short(older.Latency.Max), .. server.Own ? (string[])[Figure.Short(older.CpuMicroseconds)] : []]]));
        outcome.Charts.Add(new BarChart("A page of older messages", "ms",
            [new("p50", older.Latency.P50), new("p90", older.Latency.P90), new("p99", older.Latency.P99), new("p99.9", older.Latency.P999)]));
        promises.Judge(outcome);
        if (older.Wrong > 0) outcome.Broken.Add($"{older.Wrong} pages did not hold what lies before their place.");
        return outcome;
    }

    private PageFigures Read(Stage stage, List<HubLine> readers, double seconds, int seed)
    {
        var latency = new LongHistogram(1, Longest, 3);
        int asked = 0, wrong = 0;
        var pages = new List<Task>();
        var clock = new Stopclock(stage.Server, stage.Ledger);
        var times = new Poisson(_rate, seed);
        times.Run(seconds, stage.Traffic.Turn, due => pages.Add(Page(due)));
        stage.Loop.Run(Task.WhenAll(pages));
        var stretch = clock.Stop();
        return new(asked, wrong, Latency.Of(latency), stretch.ServerShare * stretch.Seconds * 1e6 / Math.Max(1, asked));

        async Task Page(long due)
        {
            var conversation = stage.Conversations[times.Random.Next(stage.Conversations.Count)];
            var before = times.Random.Next(2, conversation.Position + 1);
            asked++;
            var page = await readers[asked % readers.Count].Ask("Before", 3, body => body.String(conversation.Id).Int(before).Int(PageSize));
            latency.RecordValue(Math.Clamp((long)((Loop.Now - due) * (1e9 / Loop.Second)), 1, Longest));
            if (!Fits(page, before)) wrong++;
        }
    }

    // An operator sees every event, so a page ends right before its place and has no gap.
    private static bool Fits(byte[] page, int before)
    {
        var reader = new PackReader(page);
        var seqs = WireReading.Seqs(ref reader);
        return seqs.Count == Math.Min(PageSize, before - 1) && seqs.SequenceEqual(Enumerable.Range(before - seqs.Count, seqs.Count));
    }
}

/// <summary>Pages asked for; how many were wrong; time from the intended moment; CPU of all server processes a page.</summary>
internal sealed record PageFigures(int Pages, int Wrong, Latency Latency, double CpuMicroseconds);
