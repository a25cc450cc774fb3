using System.Collections.Immutable;
using OrleansChat.Conversations;
using OrleansChat.Feed;

namespace OrleansChat.WebFront.Feed;

/// <summary>A conversation with listeners on this front: who they are, what the front knows of it, and which activation knows of the front.</summary>
internal sealed class WatchedConversation(ConversationId id)
{
    private const int Few = 2;

    private readonly Lock _lock = new();
    private ImmutableArray<IFeedSubscriber> _subscribers = [];
    private bool _retired;
    private string? _activation;
    private ReadMarks _seen;

    public ConversationId Id => id;

    /// <summary>The highest head heard of.</summary>
    public int Head { get; private set; }

    public int LogEpoch { get; private set; }

    /// <summary>Whether the grain has been told that this front watches, as far as is known.</summary>
    public bool IsTold => _activation is not null;

    /// <summary>False where it has been retired meanwhile and a new one is needed.</summary>
    public bool TryAdd(IFeedSubscriber subscriber)
    {
        lock (_lock)
        {
            if (_retired) return false;
            if (!_subscribers.Contains(subscriber)) _subscribers = _subscribers.Add(subscriber);
            return true;
        }
    }

    /// <summary>True where nobody is left.</summary>
    public bool Remove(IFeedSubscriber subscriber)
    {
        lock (_lock)
        {
            _subscribers = _subscribers.Remove(subscriber);
            return _retired = _subscribers.IsEmpty;
        }
    }

    /// <summary>
    /// A read came to there. Only where its reader listens alone is that all that was to be heard: the others may have missed what it found,
    /// and healing shall see that they are behind.
    /// </summary>
    public void Reached(int head, int logEpoch, ReadMarks seen)
    {
        lock (_lock)
        {
            if (_subscribers.Length > 1) return;
            if (IsBehind(head, logEpoch)) (Head, LogEpoch) = (head, logEpoch);
            _seen = Further(seen);
        }
    }

    /// <summary>The grain knows that this front watches.</summary>
    public void Told(WatchReceipt receipt) => _activation = receipt.Activation;

    /// <summary>Passes events on. True where they come from an activation that does not know this front.</summary>
    public bool Hear(ConversationNews news)
    {
        Publish(new EventsMessage(news), advance: true);
        return news.Activation != _activation;
    }

    public void Hear(SeenNews news)
    {
        lock (_lock) _seen = Further(news.Seen);
        Publish(new SeenMessage(id, news.Seen, Head, LogEpoch));
    }

    public void Hear(TypingNews news) => Publish(new TypingMessage(news, Head, LogEpoch));

    /// <summary>Whether the log has more than this front has heard of.</summary>
    public bool IsBehind(HeadMark mark) => IsBehind(mark.Head, mark.LogEpoch);

    /// <summary>Passes on what was missed; the grain is to be told again.</summary>
    public void Heal(HeadMark mark)
    {
        if (IsBehind(mark))
        {
            _activation = null;
            Publish(new HeadMessage(id, mark.Head, mark.LogEpoch), advance: true);
        }

        ReadMarks seen;
        lock (_lock)
        {
            seen = Further(mark.Seen);
            if (seen == _seen) return;
            _seen = seen;
        }

        Publish(new SeenMessage(id, seen, Head, LogEpoch));
    }

    private void Publish(FeedMessage message, bool advance = false)
    {
        ImmutableArray<IFeedSubscriber> subscribers;
        lock (_lock)
        {
            if (advance && IsBehind(message.Head, message.LogEpoch)) (Head, LogEpoch) = (message.Head, message.LogEpoch);
            subscribers = _subscribers;
        }

        message.ForMany = subscribers.Length > Few;
        foreach (var subscriber in subscribers) subscriber.Hear(message);
    }

    private bool IsBehind(int head, int logEpoch) => logEpoch > LogEpoch || (logEpoch == LogEpoch && head > Head);

    private ReadMarks Further(ReadMarks seen) => new(Math.Max(_seen.Visitor, seen.Visitor), Math.Max(_seen.Team, seen.Team));
}
