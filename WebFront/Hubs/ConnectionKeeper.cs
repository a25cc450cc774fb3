using Microsoft.AspNetCore.SignalR;

namespace OrleansChat.WebFront.Hubs;

/// <summary>
/// Hands a hub its connection's own writer, by which the feed sends what it has encoded once. Groups, users and broadcasts of SignalR
/// are not used.
/// </summary>
internal sealed class ConnectionKeeper<THub>(ILogger<DefaultHubLifetimeManager<THub>> logger) : DefaultHubLifetimeManager<THub>(logger)
    where THub : Hub
{
    public override Task OnConnectedAsync(HubConnectionContext connection)
    {
        connection.Features.Set(connection);
        return Task.CompletedTask;
    }

    public override Task OnDisconnectedAsync(HubConnectionContext connection) => Task.CompletedTask;
}
