using System.Diagnostics;
using HdrHistogram;
using OrleansChat.Conversations;
using OrleansChat.Load.Report;
using OrleansChat.Load.Servers;

namespace OrleansChat.Load.Scenarios;

/// <summary>What a durable post costs without sockets: silos on Orleans TestingHost in this process, called from the first one.</summary>
internal sealed class GrainCalls : Scenario
{
    private const long Longest = 60_000_000_000;
    private const int UnderWay = 2;

    private readonly ServerKind _store;
    private readonly int _silos;
    private readonly int _conversations;
    private readonly double _warmUp;
    private readonly double _seconds;
    private readonly double _rate;

    public GrainCalls(Arguments arguments)
    {
        _store = arguments.Choice("server", ServerKinds.Products, ServerKind.PostgreSql);
        _silos = arguments.Int("silos", _store == ServerKind.Sqlite ? 1 : 2);
        _conversations = arguments.Int("conversations", 200);
        _warmUp = arguments.Number("warmup", 10, quick: 3);
        _seconds = arguments.Number("seconds", 10, quick: 3);
        _rate = arguments.Number("rate", 1000, quick: 500);

        // Two that write one SQLite file wait for each other, at times for longer than a batch may.
        if (_store == ServerKind.Sqlite && _silos > 1)
            throw new UnusableException("SQLite serves one silo: leave --silos out, or use --server postgresql.");
    }

    private string Silos => _silos == 1 ? "one silo" : $"{_silos} silos";

    public override Outcome Run(Screen screen)
    {
        Screen.Step($"grains: {Silos} in this process");
        return Measure().GetAwaiter().GetResult();
    }

    private async Task<Outcome> Measure()
    {
        using var database = _store == ServerKind.PostgreSql ? PostgreSqlServer.Start(Machine.Core.ForServers(pinned: true)) : null;
        await using var silos = await InProcessSilos.Start(_silos, database?.Create("orleanschat"));
        var writers = await Task.WhenAll(Enumerable.Range(0, _conversations).Select(index => GrainWriter.Start(silos.From(index % _silos), silos.From(0))));
        await AtMaximum(writers, _warmUp);
        var maximum = await AtMaximum(writers, _seconds);
        var (paced, latency) = await AtRate(writers);
        var (refused, kept) = (writers.SelectMany(writer => writer.Refusals).CountBy(code => code).ToList(), await GrainWriter.AllInPlace(writers));

        var outcome = new Outcome("grains", "Grain calls without sockets",
            $"{_conversations} conversations spread over {Silos} of Orleans TestingHost in this process, on {_store.Label()}, called from the first silo. " +
            "CPU is that of the whole process, the caller included.")
        {
            Figures = new { store = _store.Label(), silos = _silos, maximum, paced, latency, refused = refused.Sum(why => why.Value) },
        };
        outcome.Sheets.Add(new("A durable post", ["", "calls/s", "p50 ms", "p99 ms", "CPU us/call"],
        [
            ["maximum", Figure.Text(maximum.PerSecond), "-", "-", Figure.Short(maximum.CpuMicroseconds)],
            [$"{Figure.Text(_rate)}/s", Figure.Text(paced.PerSecond), Figure.Short(latency.P50), Figure.Short(latency.P99), Figure.Short(paced.CpuMicroseconds)],
        ]));
        outcome.Charts.Add(new BarChart("Acknowledged at the fixed rate", "ms", [new("p50", latency.P50), new("p90", latency.P90), new("p99", latency.P99)]));
        foreach (var (why, count) in refused) outcome.Broken.Add($"{count} posts were refused: {why}.");
        if (!kept) outcome.Broken.Add("A conversation's log does not hold what was acknowledged.");
        return outcome;
    }

    private static async Task<CallStretch> AtMaximum(GrainWriter[] writers, double seconds)
    {
        var clock = new CallClock();
        var end = Stopwatch.GetTimestamp() + (long)(seconds * Stopwatch.Frequency);
        var calls = await Task.WhenAll(writers.SelectMany(writer => Enumerable.Range(0, UnderWay).Select(_ => Task.Run(async () =>
        {
            var count = 0;
            for (; Stopwatch.GetTimestamp() < end; count++) await writer.Post();
            return count;
        }))));
        return clock.Stop(calls.Sum());
    }

    private async Task<(CallStretch Stretch, Latency Latency)> AtRate(GrainWriter[] writers)
    {
        var took = new LongHistogram(1, Longest, 3);
        var calls = new List<Task>();
        var clock = new CallClock();
        var times = new Driver.Poisson(_rate, seed: 1);
        times.Run(_seconds, Wait, due => calls.Add(Timed(writers[times.Random.Next(writers.Length)], due)));
        await Task.WhenAll(calls);
        return (clock.Stop(calls.Count), Latency.Of(took));

        async Task Timed(GrainWriter writer, long due)
        {
            await writer.Post().ConfigureAwait(false);
            var ns = (long)(Stopwatch.GetElapsedTime(due).TotalNanoseconds);
            lock (took) took.RecordValue(Math.Clamp(ns, 1, Longest));
        }
    }

    // Sleeps while there is a millisecond to sleep, then gives way until the time has come.
    private static void Wait(long until)
    {
        if (until - Stopwatch.GetTimestamp() > Stopwatch.Frequency / 500) Thread.Sleep(1);
        else Thread.Yield();
    }
}

/// <summary>Calls finished in so many seconds, and CPU of this process a call.</summary>
internal sealed record CallStretch(double Seconds, int Calls, double CpuMicroseconds)
{
    public double PerSecond => Calls / Seconds;
}

/// <summary>Notes time and CPU of this process at its start.</summary>
internal sealed class CallClock
{
    private readonly long _at = Stopwatch.GetTimestamp();
    private readonly TimeSpan _cpu = Environment.CpuUsage.TotalTime;

    public CallStretch Stop(int calls) =>
        new(Stopwatch.GetElapsedTime(_at).TotalSeconds, calls, (Environment.CpuUsage.TotalTime - _cpu).TotalMicroseconds / Math.Max(1, calls));
}
