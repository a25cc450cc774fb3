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
        .AddSingleton<VisitorContacts>()
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
            return WireAnswer.Of(await sessions.Open(context, hash, asked), WireJson.Sent.WireSession);
        });
        chat.MapPost("/ticket", async (HttpContext context, VisitorSessions sessions, ConnectTickets tickets, string hash) =>
        {
            await context.Request.ReadNothing();
            return WireAnswer.Of(new(tickets.Seal(await sessions.IssueTicket(context.Request, hash))), WireJson.Sent.WireTicket);
        });
        chat.MapPost("/logout", async (HttpRequest request, VisitorSessions sessions, string hash) =>
        {
            await request.ReadNothing();
            await sessions.Logout(request, hash);
            return TypedResults.NoContent();
        });
        chat.MapPost("/contact", async (HttpRequest request, StatelessCaller callers, VisitorContacts contacts, string hash) =>
        {
            var (session, _, limits) = await callers.Of(request, hash);
            var contact = await request.ReadWire(WireJson.Default.WireContact);
            return WireAnswer.Of(WireNames.Of((await contacts.Save(session, contact, limits)).Identity), WireJson.Sent.WireIdentity);
        });
        chat.MapGroup("/conversations").MapConversations();
        chat.MapGroup("/attachments").MapFiles();
    }
}
