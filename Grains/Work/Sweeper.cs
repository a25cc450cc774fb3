using System.Collections.Frozen;
using System.Collections.Immutable;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace OrleansChat.Work;

/// <summary>Runs due work: wakes when the next row is due, and every 10 seconds to see what was scheduled meanwhile.</summary>
internal sealed partial class Sweeper(
    IWorkQueue queue, IEnumerable<IWorkHandler> handlers, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<Sweeper> logger) : BackgroundService
{
    private const int Batch = 50;
    private const int AtOnce = 8;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan LongestRun = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan LongestSleep = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ShortestSleep = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan FirstRetry = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestRetry = TimeSpan.FromHours(1);
    private readonly FrozenDictionary<string, IWorkHandler> _handlers = handlers.ToFrozenDictionary(handler => handler.Kind);
    private readonly ImmutableArray<string> _kinds = [.. handlers.Select(handler => handler.Kind)];

    /// <summary>The time to wait after so many failed runs: 5 seconds, doubled each time, an hour at most.</summary>
    internal static TimeSpan Backoff(int attempts) =>
        TimeSpan.FromTicks(Math.Min(LongestRetry.Ticks, FirstRetry.Ticks << Math.Clamp(attempts - 1, 0, 20)));

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Handlers call grains, which answer once the whole host has started.
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        while (_kinds.Length > 0)
        {
            var sleep = await Sweep(stoppingToken);
            if (sleep > TimeSpan.Zero) await Task.Delay(sleep, time, stoppingToken);
        }
    }

    private async Task<TimeSpan> Sweep(CancellationToken stoppingToken)
    {
        try
        {
            var items = await queue.Claim(_kinds, Batch, Lease);
            await Parallel.ForEachAsync(
                items,
                new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stoppingToken },
                async (item, _) => await Run(item));
            if (items.Length == Batch) return TimeSpan.Zero;
            var next = await queue.NextDue(_kinds) - time.GetUtcNow() ?? LongestSleep;
            return TimeSpan.FromTicks(Math.Clamp(next.Ticks, ShortestSleep.Ticks, LongestSleep.Ticks));
        }
        catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
        {
            LogSweepFailed(failure);
            return LongestSleep;
        }
    }

    private async Task Run(WorkItem item)
    {
        try
        {
            await _handlers[item.Kind].Run(item).WaitAsync(LongestRun, time);
            await queue.Finish(item);
        }
        catch (Exception failure)
        {
            var wait = Backoff(item.Attempts);
            LogRunFailed(item.Kind, item.Key, item.Attempts, wait, failure);
            await queue.Retry(item, time.GetUtcNow() + wait);
        }
    }
}
