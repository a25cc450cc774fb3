using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using OrleansChat.Conversations;
using OrleansChat.Feed;
using OrleansChat.WebFront.Conversations;
using OrleansChat.Wire;

namespace OrleansChat.WebFront.Feed;

/// <summary>
/// One piece of news of one conversation. Shaped once for each view and encoded once for each view and protocol, when the first
/// connection that needs it asks.
/// </summary>
public abstract class FeedMessage(ConversationId conversation, int head, int logEpoch)
{
    private SerializedHubMessage? _forVisitor;
    private SerializedHubMessage? _forOperator;
    private InvocationMessage? _visitorCall;
    private InvocationMessage? _operatorCall;

    /// <summary>Whose news.</summary>
    public ConversationId Conversation { get; } = conversation;

    /// <summary>Where the conversation's log ends as far as this front knows.</summary>
    public int Head { get; } = head;

    /// <summary>The history that <see cref="Head"/> counts in.</summary>
    public int LogEpoch { get; } = logEpoch;

    /// <summary>Whether somebody who misses it misses something for good; typing may be missed.</summary>
    public virtual bool Lasting => true;

    /// <summary>Whether many are told the same. For few, encoding straight into their buffers is cheaper than keeping the bytes.</summary>
    public bool ForMany { get; set; }

    /// <summary>The hub message in that view, to be encoded once.</summary>
    public SerializedHubMessage For(AuthorKind reader)
    {
        ref var cached = ref reader == AuthorKind.Visitor ? ref _forVisitor : ref _forOperator;
        return cached ??= new(Call(reader));
    }

    /// <summary>The hub message in that view, not encoded.</summary>
    public InvocationMessage Call(AuthorKind reader)
    {
        ref var cached = ref reader == AuthorKind.Visitor ? ref _visitorCall : ref _operatorCall;
        return cached ??= new(Target, [Payload(reader != AuthorKind.Visitor)]);
    }

    /// <summary>Whether the actor is to be told.</summary>
    public virtual bool Concerns(Actor actor) => true;

    /// <summary>The client's method.</summary>
    protected abstract string Target { get; }

    /// <summary>Its one argument.</summary>
    protected abstract object Payload(bool forOperator);
}

/// <summary>Committed events.</summary>
public sealed class EventsMessage(ConversationNews news) : FeedMessage(news.Id, news.Head, news.LogEpoch)
{
    /// <inheritdoc />
    protected override string Target => nameof(IVisitorClient.Events);

    /// <summary>The batch in that view.</summary>
    public WireBatch Batch(bool forOperator) => new(
        Conversation.ToString(), news.After, WireShapes.Events(news.Events, forOperator), Head, LogEpoch, Seen: null);

    /// <inheritdoc />
    protected override object Payload(bool forOperator) => Batch(forOperator);
}

/// <summary>The log ends there: pull.</summary>
public sealed class HeadMessage(ConversationId conversation, int head, int logEpoch) : FeedMessage(conversation, head, logEpoch)
{
    /// <inheritdoc />
    protected override string Target => nameof(IVisitorClient.Head);

    /// <inheritdoc />
    protected override object Payload(bool forOperator) => new WireHead(Conversation.ToString(), Head, LogEpoch);
}

/// <summary>A side has read.</summary>
public sealed class SeenMessage(ConversationId conversation, ReadMarks seen, int head, int logEpoch) : FeedMessage(conversation, head, logEpoch)
{
    /// <summary>How far each side has read.</summary>
    public ReadMarks Seen => seen;

    /// <inheritdoc />
    protected override string Target => nameof(IVisitorClient.Seen);

    /// <inheritdoc />
    protected override object Payload(bool forOperator) => new WireSeenMark(Conversation.ToString(), WireShapes.Of(seen));
}

/// <summary>Somebody is typing.</summary>
public sealed class TypingMessage(TypingNews news, int head, int logEpoch) : FeedMessage(news.Id, head, logEpoch)
{
    /// <inheritdoc />
    public override bool Lasting => false;

    /// <inheritdoc />
    public override bool Concerns(Actor actor) => actor.Kind != news.Author.Kind || actor.Id != news.Author.Id;

    /// <inheritdoc />
    protected override string Target => nameof(IVisitorClient.Typing);

    /// <inheritdoc />
    protected override object Payload(bool forOperator) => new WireTyping(Conversation.ToString(), WireView.Of(news.Author, forOperator));
}
