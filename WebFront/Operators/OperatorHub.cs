using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.SignalR;
using OrleansChat.Conversations;
using OrleansChat.WebFront.Conversations;
using OrleansChat.WebFront.Edge;
using OrleansChat.WebFront.Feed;
using OrleansChat.Wire;

namespace OrleansChat.WebFront.Operators;

/// <summary>What an operator's browser calls (docs/wire.md). It hears of everything through the feed.</summary>
public sealed class OperatorHub(
    ConversationCalls calls,
    Assignees assignees,
    FrontFeed feed,
    InboxPushes pushes,
    FeedConnections connections,
    OperatorConnections signedIn,
    LimitSwitch limits,
    TimeProvider clock) : Hub
{
    private OperatorConnection Me => Context.Features.GetRequiredFeature<OperatorConnection>();

    /// <inheritdoc />
    public override Task OnConnectedAsync()
    {
        var me = OperatorConnection.Of(Context, limits, clock);
        Context.Features.Set(me);
        connections.Add(Context.ConnectionId, me.Ear);
        signedIn.Add(Context.ConnectionId, me);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public override Task OnDisconnectedAsync(Exception? exception)
    {
        if (Context.Features.Get<OperatorConnection>() is not { } me) return Task.CompletedTask;
        connections.Remove(Context.ConnectionId);
        signedIn.Remove(Context.ConnectionId);
        me.End();
        me.Ear.LeaveAll(feed);
        return Task.CompletedTask;
    }

    /// <summary>Reads behind a position and is told from there on.</summary>
    public Task<WireBatch> Open(string conversationId, int since) =>
        ConversationCalls.Open(feed, Me.Ear, conversationId, since, Me.Limits);

    /// <summary>No more pushes of it.</summary>
    public void Leave(string conversationId) => Me.Ear.Leave(feed, Given.Conversation(conversationId));

    /// <summary>Older events.</summary>
    public Task<WirePage> Before(string conversationId, int before, int limit) =>
        calls.Before(Me.Actor, conversationId, before, limit, Me.Limits);

    /// <summary>Posts messages; the first one in an unassigned conversation assigns it (O2).</summary>
    public Task<WirePosted> Post(string conversationId, WirePost[] messages) =>
        calls.Post(Me.Actor, conversationId, messages, ReopenPolicy.Reopen, Me.Limits);

    /// <summary>Moves the read cursor.</summary>
    public Task Read(string conversationId, int seq) => calls.Read(Me.Actor, conversationId, seq, Me.Limits);

    /// <summary>Is typing.</summary>
    public Task Typing(string conversationId) => calls.Typing(Me.Actor, conversationId, Me.Limits);

    /// <summary>Closes the conversation.</summary>
    public Task<WireChanged> Close(string conversationId) => calls.Close(Me.Actor, conversationId, Me.Limits);

    /// <summary>Opens it again.</summary>
    public Task<WireChanged> Reopen(string conversationId) => calls.Reopen(Me.Actor, conversationId, Me.Limits);

    /// <summary>Gives it to an operator of its department, or to nobody.</summary>
    public async Task<WireChanged> Assign(string conversationId, string? operatorId)
    {
        var id = Given.Conversation(conversationId);
        var assignee = operatorId is null ? null : await assignees.Find(Me.Actor, id, operatorId);
        return await calls.Assign(Me.Actor, conversationId, assignee, Me.Limits);
    }

    /// <summary>From now on the rows that change are pushed.</summary>
    public void WatchInbox(string? departmentId)
    {
        Me.Limits.Read();
        Me.WatchInbox(pushes, departmentId);
    }
}
