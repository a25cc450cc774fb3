using System.Collections.Concurrent;
using OrleansChat.Conversations;
using OrleansChat.Feed;

namespace OrleansChat.WebFront.Feed;

/// <summary>
/// A front's one ear. It passes news of watched conversations to their listeners on this front, each of which keeps its own bounded queue,
/// and joins what a listener reads with what it is told, so that nothing falls between.
/// </summary>
public sealed partial class FrontFeed(IGrainFactory grains, FrontName front, InboxFeed inbox, SessionFeed sessions, ILogger<FrontFeed> logger) : IFrontObserver
{
    /// <summary>The most events that one read answers.</summary>
    public const int BatchLimit = 100;

    private readonly ConcurrentDictionary<ConversationId, WatchedConversation> _watched = new();

    /// <summary>The conversations with listeners here.</summary>
    internal IEnumerable<WatchedConversation> Watched => _watched.Values;

    /// <inheritdoc />
    public Task Tell(FrontNews news)
    {
        foreach (var told in news.Conversations)
        {
            if (_watched.TryGetValue(told.Id, out var watched) && watched.Hear(told)) _ = TellInterest(watched);
        }

        foreach (var seen in news.Seen)
        {
            if (_watched.TryGetValue(seen.Id, out var watched)) watched.Hear(seen);
        }

        foreach (var typing in news.Typing)
        {
            if (_watched.TryGetValue(typing.Id, out var watched)) watched.Hear(typing);
        }

        foreach (var changed in news.Inbox) inbox.Changed(changed);
        foreach (var session in news.Sessions) sessions.Changed(session);
        foreach (var session in news.Known) sessions.Known(session);
        return Task.CompletedTask;
    }

    /// <summary>
    /// Reads what the reader may see behind a position and has the subscriber told from there on: first load, resume and gap alike.
    /// Subscribes nobody where the read is refused.
    /// </summary>
    public async Task<Outcome<EventBatch>> Open(Actor reader, ConversationId id, int position, IFeedSubscriber subscriber)
    {
        var history = grains.GetGrain<IHistoryGrain>(0);
        var read = await history.Since(reader, id, position, BatchLimit);
        if (read.Value is not { } batch) return read;
        var watched = Subscribe(id, subscriber);
        var head = watched.IsTold ? watched.Head : Math.Max(await TellInterest(watched) ?? 0, watched.Head);
        if (head > batch.Head) read = await history.Since(reader, id, position, BatchLimit);
        if (read.Value is { } newest) watched.Reached(newest.Head, newest.LogEpoch, newest.Seen);
        else Leave(id, subscriber);
        return read;
    }

    /// <summary>Tells the subscriber no more of that conversation.</summary>
    public void Leave(ConversationId id, IFeedSubscriber subscriber)
    {
        if (_watched.TryGetValue(id, out var watched) && watched.Remove(subscriber)) _watched.TryRemove(KeyValuePair.Create(id, watched));
    }

    /// <summary>Tells the grain that this front watches; answers its head where it knows it.</summary>
    internal async Task<int?> TellInterest(WatchedConversation watched)
    {
        try
        {
            var receipt = await grains.GetGrain<IConversationGrain>(watched.Id.ToString()).Watch(front.Id);
            watched.Told(receipt);
            return receipt.Head;
        }
        catch (Exception exception)
        {
            LogInterestNotTold(watched.Id, exception);
            return null;
        }
    }

    private WatchedConversation Subscribe(ConversationId id, IFeedSubscriber subscriber)
    {
        while (true)
        {
            var watched = _watched.GetOrAdd(id, key => new(key));
            if (watched.TryAdd(subscriber)) return watched;
            _watched.TryRemove(KeyValuePair.Create(id, watched));
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "Interest in {Conversation} was not told; it is told again")]
    private partial void LogInterestNotTold(ConversationId conversation, Exception exception);
}
