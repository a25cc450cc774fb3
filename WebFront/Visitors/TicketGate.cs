using System.Collections.Concurrent;
using OrleansChat.Conversations;
using OrleansChat.WebFront.Edge;
using OrleansChat.WebFront.Widgets;

namespace OrleansChat.WebFront.Visitors;

/// <summary>Marks the endpoint that a ticket opens.</summary>
internal sealed class OpensByTicket;

/// <summary>Lets a socket in that brings a ticket, before anything is upgraded, so that a refusal is an ordinary answer.</summary>
internal sealed class TicketGate(RequestDelegate next, ConnectTickets tickets, WidgetCatalog widgets, LimitSwitch limits)
{
    private const int MostPerSession = 64;

    private readonly ConcurrentDictionary<string, int> _connections = new();

    public Task InvokeAsync(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<OpensByTicket>() is null ? next(context) : Enter(context);

    private async Task Enter(HttpContext context)
    {
        if (!context.WebSockets.IsWebSocketRequest) throw RefusedException.Because(RefusalCode.Malformed, "Connect by WebSocket, without negotiation.");
        var session = await tickets.Redeem(context.Request.Query["ticket"]);
        await widgets.Find(session.WidgetHash);
        try
        {
            if (_connections.AddOrUpdate(session.Id, 1, (_, count) => count + 1) > MostPerSession && !limits.Off) throw RefusedException.TooMany(30);
            context.Features.Set(session);
            await next(context);
        }
        finally
        {
            if (_connections.AddOrUpdate(session.Id, 0, (_, count) => count - 1) == 0) _connections.TryRemove(KeyValuePair.Create(session.Id, 0));
        }
    }
}
