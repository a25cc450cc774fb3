using System.Collections.Immutable;
using OrleansChat.Conversations;
using OrleansChat.Inbox;
using OrleansChat.WebFront.Feed;

namespace OrleansChat.WebFront.Console.Inbox;

/// <summary>Rows that changed, as the lists hold them now; ids without a row are not the reader's any more.</summary>
public sealed record InboxChange(ImmutableArray<ConversationId> Changed, ImmutableArray<ConversationSummary> Rows);

/// <summary>
/// One circuit's ear on the inbox. The feed calls at most ten times a second; the rows are read anew and the pages hear of them. Twice a
/// minute everything is read again: ages move on, and a poke that got lost is made good.
/// </summary>
public sealed partial class LiveInbox(IGrainFactory grains, InboxFeed feed, TimeProvider time, ILogger<LiveInbox> logger) : IAsyncDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(30);

    private readonly CancellationTokenSource _stop = new();
    private Actor? _reader;
    private string? _departmentId;
    private IDisposable? _watch;
    private Task _ticking = Task.CompletedTask;

    /// <summary>How many conversations each list holds; null until first read.</summary>
    public InboxCounts? Counts { get; private set; }

    /// <summary>Whether the last try to read failed: what is shown may be old.</summary>
    public bool Behind { get; private set; }

    /// <summary>Rows changed.</summary>
    public event Func<InboxChange, Task>? Changed;

    /// <summary>Everything is to be read again: time passed, or too much happened at once.</summary>
    public event Func<Task>? Stale;

    /// <summary>Begins to listen for that operator; once.</summary>
    public Task Listen(Actor reader)
    {
        if (_watch is not null) return Task.CompletedTask;
        _reader = reader;
        _watch = feed.WatchInbox(reader, Hear);
        _ticking = KeepTime(_stop.Token);
        return TryCounts();
    }

    /// <summary>Reads once without listening: for a page that is rendered before its circuit exists.</summary>
    public Task Read(Actor reader)
    {
        _reader = reader;
        return TryCounts();
    }

    /// <summary>Counts that department from now on, or all of the operator's.</summary>
    public Task Count(string? departmentId)
    {
        if (_departmentId == departmentId && Counts is not null) return Task.CompletedTask;
        _departmentId = departmentId;
        return TryCounts();
    }

    private IInboxListsGrain Lists => grains.GetGrain<IInboxListsGrain>(0);

    private async ValueTask Hear(ImmutableArray<ConversationId> ids)
    {
        try
        {
            await ReadCounts();
            var change = ids.IsEmpty ? null : new InboxChange(ids, await Lists.Rows(_reader!, ids));
            Behind = false;
            await (change is null ? TellStale() : Tell(change));
        }
        catch (Exception) when (!_stop.IsCancellationRequested)
        {
            // The feed tries again; until then the page says that it may be old.
            Behind = true;
            await Tell(new([], []));
            throw;
        }
    }

    private async Task KeepTime(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(Tick, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stop)) await Refresh();
        }
        catch (OperationCanceledException)
        {
        }
    }

    private async Task Refresh()
    {
        try
        {
            await Hear([]);
        }
        catch (Exception exception)
        {
            LogBehind(exception);
        }
    }

    // A page without counts is better than none; the next news or tick brings them.
    private async Task TryCounts()
    {
        try
        {
            await ReadCounts();
        }
        catch (Exception exception) when (exception is TimeoutException or OrleansException)
        {
            LogBehind(exception);
            Behind = true;
        }
    }

    private async Task ReadCounts() => Counts = await Lists.Counts(_reader!, _departmentId);

    private async Task Tell(InboxChange change)
    {
        foreach (var listener in Changed?.GetInvocationList() ?? [])
            await ((Func<InboxChange, Task>)listener)(change);
    }

    private async Task TellStale()
    {
        foreach (var listener in Stale?.GetInvocationList() ?? [])
            await ((Func<Task>)listener)();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _watch?.Dispose();
        await _stop.CancelAsync();
        await _ticking;
        _stop.Dispose();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The inbox could not be read; it is tried again")]
    private partial void LogBehind(Exception exception);
}
