using System.Collections.Immutable;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using OrleansChat.Conversations;
using OrleansChat.Inbox;
using OrleansChat.WebFront.Conversations;
using OrleansChat.WebFront.Feed;
using OrleansChat.Wire;

namespace OrleansChat.WebFront.Operators;

/// <summary>Sends operators' connections the rows of their inbox that changed.</summary>
public sealed class InboxPushes(InboxFeed inbox, IGrainFactory grains)
{
    private const int PageSize = 50;

    /// <summary>Begins; ends when what is answered is disposed.</summary>
    internal IDisposable Begin(FeedConnection connection, Actor reader) => inbox.WatchInbox(reader, async changed =>
    {
        var rows = await Rows(reader, changed);
        if (rows.IsEmpty) return;
        var message = new SerializedHubMessage(new InvocationMessage(nameof(IOperatorClient.Inbox), [WireShapes.Of(rows)]));
        if (!connection.TrySend(message)) throw new IOException("The connection takes no more now.");
    });

    private async Task<ImmutableArray<ConversationSummary>> Rows(Actor reader, ImmutableArray<ConversationId> changed)
    {
        var lists = grains.GetGrain<IInboxListsGrain>(0);
        if (!changed.IsEmpty) return await lists.Rows(reader, changed);

        // News may have been lost: the newest of what is open stands for all that may have changed.
        var page = await lists.Page(reader, new(InboxView.Open, DepartmentId: null, Before: null, PageSize));
        return page.Value?.Rows ?? [];
    }
}
