using OrleansChat.Conversations;
using OrleansChat.WebFront.Edge;
using OrleansChat.WebFront.Feed;
using OrleansChat.Wire;

namespace OrleansChat.WebFront.Conversations;

/// <summary>The calls that visitors and operators have in common: checked here, decided in the conversation's grain.</summary>
public sealed class ConversationCalls(IGrainFactory grains)
{
    private readonly ConversationReferences _conversations = new(grains);

    /// <summary>Posts a list of messages.</summary>
    public async Task<WirePosted> Post(Actor actor, string conversationId, WirePost[] messages, ReopenPolicy policy, CallLimits limits)
    {
        var id = Given.Conversation(conversationId);
        var list = PostList.Of(messages, limits);
        if (list.Messages.IsEmpty) return WireShapes.Of(PostReceipt.Refused(list.Refusal!));
        var receipt = await _conversations[id].Post(actor, list.Messages, policy);
        return WireShapes.Of(receipt.Refusal is null && list.Refusal is not null ? receipt with { Refusal = list.Refusal } : receipt);
    }

    /// <summary>Moves the actor's read cursor.</summary>
    public async Task Read(Actor actor, string conversationId, int seq, CallLimits limits)
    {
        var id = Given.Conversation(conversationId);
        var position = Given.Position(seq);
        limits.Read();
        (await _conversations[id].Read(actor, position)).OrThrow();
    }

    /// <summary>Tells that the actor is typing.</summary>
    public async Task Typing(Actor actor, string conversationId, CallLimits limits)
    {
        var id = Given.Conversation(conversationId);
        if (limits.Typing()) (await _conversations[id].Typing(actor)).OrThrow();
    }

    /// <summary>Closes the conversation.</summary>
    public async Task<WireChanged> Close(Actor actor, string conversationId, CallLimits limits)
    {
        var id = Given.Conversation(conversationId);
        limits.Change();
        return WireShapes.Of((await _conversations[id].Close(actor)).Granted());
    }

    /// <summary>Opens it again.</summary>
    public async Task<WireChanged> Reopen(Actor actor, string conversationId, CallLimits limits)
    {
        var id = Given.Conversation(conversationId);
        limits.Change();
        return WireShapes.Of((await _conversations[id].Reopen(actor)).Granted());
    }

    /// <summary>Gives it to somebody, or to nobody.</summary>
    public async Task<WireChanged> Assign(Actor actor, string conversationId, Author? assignee, CallLimits limits)
    {
        var id = Given.Conversation(conversationId);
        limits.Change();
        return WireShapes.Of((await _conversations[id].Assign(actor, assignee)).Granted());
    }

    /// <summary>A page of older events.</summary>
    public async Task<WirePage> Before(Actor actor, string conversationId, int before, int limit, CallLimits limits)
    {
        var id = Given.Conversation(conversationId);
        var (position, size) = (Given.Position(before), Given.Limit(limit, most: 100));
        limits.Read();
        return WireShapes.Of((await grains.GetGrain<IHistoryGrain>(0).Before(actor, id, position, size)).Granted(), actor);
    }

    /// <summary>Reads behind a position and has the connection told from there on.</summary>
    public static async Task<WireBatch> Open(FrontFeed feed, FeedConnection connection, string conversationId, int since, CallLimits limits)
    {
        var id = Given.Conversation(conversationId);
        var position = Given.Position(since);
        limits.Read();
        return WireShapes.Of(id, await connection.Open(feed, id, position), connection.Reader);
    }
}
