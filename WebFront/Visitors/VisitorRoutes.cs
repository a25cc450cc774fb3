using OrleansChat.WebFront.Edge;
using OrleansChat.WebFront.Hubs;
using OrleansChat.Wire;

namespace OrleansChat.WebFront.Visitors;

/// <summary>What a visitor calls over HTTP: session and ticket, and the stateless way to everything that the hub does.</summary>
public static class VisitorRoutes
{
    /// <summary>Adds what visitors' calls need.</summary>
    public static IServiceCollection AddVisitors(this IServiceCollection services) => services
        .AddSingleton<VisitorSessions>()
        .AddSingleton<ConnectTickets>()
        .AddSingleton<VisitorStarts>()
        .AddSingleton<VisitorLists>()
        .AddSingleton<StatelessLimits>()
        .AddSingleton<EventWaits>()
        .AddSingleton<StatelessCaller>();

    /// <summary>Maps hub and routes.</summary>
    public static void MapVisitors(this IEndpointRouteBuilder routes)
    {
        routes.MapSocketHub<VisitorHub>("/hubs/visitor").WithMetadata(OriginRule.OwnOrNone, new OpensByTicket());

        var chat = routes.MapGroup("/chat/{hash}").WithMetadata(OriginRule.OwnOrNone);
        chat.MapPost("/session", async (HttpContext context, VisitorSessions sessions, string hash) =>
        {
            var asked = await context.Request.ReadWire(WireJson.Default.WireSessionRequest);
            return WireAnswer.Of(await sessions.Open(context, hash, asked.Session), WireJson.Sent.WireSession);
        });
        chat.MapPost("/ticket", async (HttpContext context, VisitorSessions sessions, ConnectTickets tickets, string hash) =>
        {
            await context.Request.ReadNothing();
            return WireAnswer.Of(new(tickets.Seal(await sessions.IssueTicket(context.Request, hash))), WireJson.Sent.WireTicket);
        });
        chat.MapGroup("/conversations").MapConversations();
    }
}
