using System.Collections.Concurrent;
using OrleansChat.Conversations;
using OrleansChat.WebFront.Edge;
using OrleansChat.WebFront.Feed;

namespace OrleansChat.WebFront.Visitors;

/// <summary>Requests that wait for something behind a position, for browsers whose WebSockets are blocked.</summary>
public sealed class EventWaits(FrontFeed feed, IGrainFactory grains, TimeProvider clock)
{
    /// <summary>The longest wait.</summary>
    public const int MaxSeconds = 25;

    private const int Most = 2_000;

    private readonly ConcurrentDictionary<(string Session, ConversationId Conversation), EventWait> _waits = new();

    /// <summary>What the visitor may see behind the position: at once where there is something, else when there is, else after the wait.</summary>
    internal async Task<EventBatch> Since(Actor visitor, ConversationId id, int position, TimeSpan wait, CancellationToken gone)
    {
        if (wait == TimeSpan.Zero) return await Read(visitor, id, position);
        if (_waits.Count >= Most) throw new RefusedException(new(RefusalCode.Unavailable, RetryAfterSeconds: 5));
        var waiter = new EventWait();
        var key = (visitor.Id, id);
        _waits.AddOrUpdate(key, waiter, (_, earlier) => earlier.GiveWayTo(waiter));
        try
        {
            var batch = (await feed.Open(visitor, id, position, waiter)).Granted();
            if (batch.Head != position || batch.Events.Length > 0) return batch;
            return await waiter.Wait(wait, clock, gone) ? waiter.With(await Read(visitor, id, position)) : batch;
        }
        finally
        {
            feed.Leave(id, waiter);
            _waits.TryRemove(KeyValuePair.Create(key, waiter));
        }
    }

    private async Task<EventBatch> Read(Actor visitor, ConversationId id, int position) =>
        (await grains.GetGrain<IHistoryGrain>(0).Since(visitor, id, position, FrontFeed.BatchLimit)).Granted();
}

/// <summary>One waiting request. It hears the first thing and has no need of a second.</summary>
internal sealed class EventWait : IFeedSubscriber
{
    private readonly TaskCompletionSource<bool> _news = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ReadMarks _seen;

    public void Hear(FeedMessage message)
    {
        if (message is SeenMessage seen) _seen = seen.Seen;
        if (message.Lasting) _news.TrySetResult(true);
    }

    /// <summary>The batch with what was heard of reading: cursors are on disk up to a second later than they are told.</summary>
    public EventBatch With(EventBatch batch) =>
        batch with { Seen = new(Math.Max(batch.Seen.Visitor, _seen.Visitor), Math.Max(batch.Seen.Team, _seen.Team)) };

    /// <summary>A second request of the session for the same conversation ends the first.</summary>
    public EventWait GiveWayTo(EventWait newer)
    {
        _news.TrySetResult(false);
        return newer;
    }

    /// <summary>True where there are news.</summary>
    public async Task<bool> Wait(TimeSpan wait, TimeProvider clock, CancellationToken gone)
    {
        try
        {
            return await _news.Task.WaitAsync(wait, clock, gone);
        }
        catch (TimeoutException)
        {
            return false;
        }
    }
}
