using Microsoft.AspNetCore.SignalR;

namespace OrleansChat.WebFront.Hubs;

/// <summary>
/// Makes a hub for each call, of services that are all there once. SignalR's own looks them up anew for every call, in a scope whose
/// dictionary costs more than the hub.
/// </summary>
internal sealed class HubActivator<THub>(IServiceProvider services) : IHubActivator<THub>
    where THub : Hub
{
    private static readonly ObjectFactory<THub> New = ActivatorUtilities.CreateFactory<THub>([]);

    public THub Create() => New(services, []);

    public void Release(THub hub) => hub.Dispose();
}
