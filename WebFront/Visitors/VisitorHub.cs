using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.SignalR;
using OrleansChat.WebFront.Conversations;
using OrleansChat.WebFront.Edge;
using OrleansChat.WebFront.Feed;
using OrleansChat.WebFront.Widgets;
using OrleansChat.Wire;

namespace OrleansChat.WebFront.Visitors;

/// <summary>What a visitor's browser calls (docs/wire.md). It hears of everything through the feed.</summary>
public sealed class VisitorHub(
    ConversationCalls calls,
    VisitorStarts starts,
    VisitorLists lists,
    VisitorContacts contacts,
    WidgetCatalog widgets,
    FrontFeed feed,
    SessionFeed sessions,
    WidgetFeed widgetFeed,
    FeedConnections connections,
    LimitSwitch limits,
    TimeProvider clock) : Hub
{
    private VisitorConnection Me => Context.Features.GetRequiredFeature<VisitorConnection>();

    /// <inheritdoc />
    public override Task OnConnectedAsync()
    {
        var me = VisitorConnection.Of(Context, limits, clock);
        Context.Features.Set(me);
        connections.Add(Context.ConnectionId, me.Ear);
        sessions.Join(me.Session, me);
        widgetFeed.Join(me.Session.WidgetHash, me.Ear);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public override Task OnDisconnectedAsync(Exception? exception)
    {
        if (Context.Features.Get<VisitorConnection>() is not { } me) return Task.CompletedTask;
        connections.Remove(Context.ConnectionId);
        sessions.Leave(me.Session.Id, me);
        widgetFeed.Leave(me.Session.WidgetHash, me.Ear);
        me.Ear.LeaveAll(feed);
        return Task.CompletedTask;
    }

    /// <summary>Starts a conversation.</summary>
    public Task<WireStarted> Start(WireStart start) => starts.Start(Me.Session, start, Me.Limits);

    /// <summary>Reads behind a position and is told from there on: first load, resume and gap.</summary>
    public Task<WireBatch> Open(string conversationId, int since) =>
        ConversationCalls.Open(feed, Me.Ear, conversationId, since, Me.Limits);

    /// <summary>No more pushes of it.</summary>
    public void Leave(string conversationId) => Me.Ear.Leave(feed, Given.Conversation(conversationId));

    /// <summary>Older events.</summary>
    public Task<WirePage> Before(string conversationId, int before, int limit) =>
        calls.Before(Me.Visitor, conversationId, before, limit, Me.Limits);

    /// <summary>Posts messages.</summary>
    public async Task<WirePosted> Post(string conversationId, WirePost[] messages)
    {
        var config = await widgets.Find(Me.Session.WidgetHash);
        return await calls.Post(Me.Visitor, conversationId, messages, config.ReopenPolicy, Me.Limits);
    }

    /// <summary>Moves the read cursor.</summary>
    public Task Read(string conversationId, int seq) => calls.Read(Me.Visitor, conversationId, seq, Me.Limits);

    /// <summary>Is typing.</summary>
    public Task Typing(string conversationId) => calls.Typing(Me.Visitor, conversationId, Me.Limits);

    /// <summary>Closes the conversation (S104).</summary>
    public Task<WireChanged> Close(string conversationId) => calls.Close(Me.Visitor, conversationId, Me.Limits);

    /// <summary>Undoes one's own close (D6).</summary>
    public Task<WireChanged> Reopen(string conversationId) => calls.Reopen(Me.Visitor, conversationId, Me.Limits);

    /// <summary>Who the visitor says he is (S85); what he writes from now on carries the name.</summary>
    public async Task<WireIdentity> SaveContact(WireContact contact)
    {
        var saved = await contacts.Save(Me.Session, contact, Me.Limits);
        return WireNames.Of(saved.Identity);
    }

    /// <summary>Your Conversations (S70).</summary>
    public Task<WireConversations> List(long? before, int limit) => lists.Page(Me.Session, before, limit, Me.Limits);
}
