using System.Diagnostics;
using HdrHistogram;
using OrleansChat.Load.Machine;
using OrleansChat.Load.Scenarios;
using Spectre.Console;

namespace OrleansChat.Load.Report;

/// <summary>
/// A table that follows a stage; plain lines where standard error is no terminal. It is drawn by a thread that gives way to the driver, and the
/// driver only swaps a histogram for it.
/// </summary>
internal sealed class LiveView : IDisposable
{
    private const int DrawMilliseconds = 500;
    private const int LineMilliseconds = 5000;
    private const int LowestPriority = 19;

    private readonly IAnsiConsole _console;
    private readonly Stage _stage;
    private readonly string _title;
    private readonly ManualResetEventSlim _over = new();
    private readonly Thread _thread;
    private Sample _last;

    public LiveView(IAnsiConsole console, Stage stage, string title)
    {
        (_console, _stage, _title) = (console, stage, title);
        _last = Take();
        _thread = new(Console.IsErrorRedirected ? WriteLines : DrawTable) { IsBackground = true };
        _thread.Start();
    }

    public void Dispose()
    {
        _over.Set();
        _thread.Join();
        _over.Dispose();
    }

    private static void GiveWay() => _ = Native.setpriority(0, Native.gettid(), LowestPriority);

    private void WriteLines()
    {
        GiveWay();
        while (!_over.Wait(LineMilliseconds)) Console.Error.WriteLine($"  {string.Join("  ", Cells().Select(cell => $"{cell.Name} {cell.Value}"))}");
    }

    private void DrawTable()
    {
        GiveWay();
        _console.Live(new Text("")).AutoClear(true).Start(view =>
        {
            while (!_over.Wait(DrawMilliseconds))
            {
                var cells = Cells().ToList();
                var table = new Table().Title(Markup.Escape(_title)).Border(TableBorder.Rounded);
                foreach (var (name, _) in cells) table.AddColumn(new TableColumn(name).RightAligned());
                table.AddRow([.. cells.Select(cell => Markup.Escape(cell.Value))]);
                view.UpdateTarget(table);
                view.Refresh();
            }
        });
    }

    private IEnumerable<(string Name, string Value)> Cells()
    {
        var (before, now) = (_last, _last = Take());
        var seconds = Stopwatch.GetElapsedTime(before.At, now.At).TotalSeconds;
        var recent = _stage.Ledger.TakeRecent();
        yield return ("messages/s", Figure.Text((now.Finished - before.Finished) / seconds));
        yield return ("p50 ms", Milliseconds(recent, 50));
        yield return ("p99 ms", Milliseconds(recent, 99));
        if (_stage.Server.Own) yield return ("server CPU", Figure.Percent((now.Cpu - before.Cpu) / seconds));
        yield return ("under way", Figure.Text(now.Sent - now.Finished - now.Refused));
        yield return ("refused", Figure.Text(now.Refused));
    }

    private static string Milliseconds(LongHistogram microseconds, double percentile) =>
        microseconds.TotalCount == 0 ? "" : Figure.Short(microseconds.GetValueAtPercentile(percentile) / 1e3);

    private Sample Take() => new(Stopwatch.GetTimestamp(), _stage.Ledger.Sent, _stage.Ledger.Finished, _stage.Ledger.RefusedCount, _stage.Server.CpuSeconds);

    private readonly record struct Sample(long At, int Sent, int Finished, int Refused, double Cpu);
}
