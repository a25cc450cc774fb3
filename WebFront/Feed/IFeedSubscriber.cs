namespace OrleansChat.WebFront.Feed;

/// <summary>One listener of a conversation on this front: a hub connection, a waiting request, a console's circuit.</summary>
public interface IFeedSubscriber
{
    /// <summary>
    /// Takes one piece of news and returns at once; called on the feed's way, so it neither waits nor throws. Who has no room keeps the
    /// head and tells it later: nothing is skipped in silence.
    /// </summary>
    void Hear(FeedMessage message);
}
