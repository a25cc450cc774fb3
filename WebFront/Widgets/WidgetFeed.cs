using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using OrleansChat.WebFront.Feed;
using OrleansChat.Wire;

namespace OrleansChat.WebFront.Widgets;

/// <summary>Tells visitors' connections that their widget changed, so that open panels look and speak alike and close when it does (D12).</summary>
public sealed class WidgetFeed
{
    private readonly ConcurrentDictionary<(string Hash, FeedConnection Connection), bool> _connections = new();

    /// <summary>Listens to the catalogue.</summary>
    public WidgetFeed(WidgetCatalog catalog) => catalog.Changed += Tell;

    internal void Join(string hash, FeedConnection connection) => _connections[(hash, connection)] = true;

    internal void Leave(string hash, FeedConnection connection) => _connections.TryRemove((hash, connection), out _);

    // Without room it is not told: whatever it says next is refused, and it asks then.
    private void Tell(WidgetChange change)
    {
        SerializedHubMessage message = new(new InvocationMessage(nameof(IVisitorClient.Widget), [new WireWidgetMark(change.Version, change.Active)]));
        foreach (var ((hash, connection), _) in _connections)
        {
            if (hash == change.Hash) connection.TrySend(message);
        }
    }
}
