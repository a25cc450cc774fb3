using System.Text.Json.Serialization.Metadata;
using OrleansChat.WebFront.Conversations;
using OrleansChat.WebFront.Edge;
using OrleansChat.WebFront.Widgets;
using OrleansChat.Wire;

namespace OrleansChat.WebFront.Visitors;

/// <summary>The stateless routes of a visitor's conversations.</summary>
internal static class ConversationRoutes
{
    public static void MapConversations(this RouteGroupBuilder conversations)
    {
        conversations.MapGet("/", List);
        conversations.MapPost("/", Start);
        conversations.MapGet("/{id}/events", Events);
        conversations.MapPost("/{id}/messages", Post);
        conversations.MapPost("/{id}/read", Read);
        conversations.MapPost("/{id}/close", Close);
        conversations.MapPost("/{id}/reopen", Reopen);
    }

    private static async Task<IResult> List(HttpRequest request, StatelessCaller callers, VisitorLists lists, string hash)
    {
        var (session, _, limits) = await callers.Of(request, hash);
        var page = await lists.Page(session, Given.Number(request, "before"), Given.Seq(request, "limit") ?? 20, limits);
        return Answer(page, WireJson.Sent.WireConversations);
    }

    private static async Task<IResult> Start(HttpRequest request, StatelessCaller callers, VisitorStarts starts, string hash)
    {
        var (session, _, limits) = await callers.Of(request, hash);
        var start = await request.ReadWire(WireJson.Default.WireStart);
        return Answer(await starts.Start(session, start, limits), WireJson.Sent.WireStarted);
    }

    private static async Task<IResult> Events(
        HttpRequest request, StatelessCaller callers, ConversationCalls calls, EventWaits waits, string hash, string id)
    {
        var (_, visitor, limits) = await callers.Of(request, hash);
        if (Given.Seq(request, "before") is { } before)
        {
            return Answer(await calls.Before(visitor, id, before, Given.Seq(request, "limit") ?? 50, limits), WireJson.Sent.WirePage);
        }

        var conversation = Given.Conversation(id);
        var since = Given.Position(Given.Seq(request, "since") ?? 0);
        var wait = Given.Seq(request, "wait") ?? 0;
        if (wait > EventWaits.MaxSeconds) throw Given.Malformed("wait");
        limits.Read();
        var batch = await waits.Since(visitor, conversation, since, TimeSpan.FromSeconds(wait), request.HttpContext.RequestAborted);

        // The session may have been ended while he waited.
        if (wait > 0) await callers.Of(request, hash);
        return Answer(WireShapes.Of(conversation, batch, visitor), WireJson.Sent.WireBatch);
    }

    private static async Task<IResult> Post(
        HttpRequest request, StatelessCaller callers, ConversationCalls calls, WidgetCatalog widgets, string hash, string id)
    {
        var (_, visitor, limits) = await callers.Of(request, hash);
        var post = await request.ReadWire(WireJson.Default.WirePost);
        var config = await widgets.Find(hash);
        var posted = await calls.Post(visitor, id, [post], config.ReopenPolicy, limits);
        return posted.Problem is { } problem ? new ProblemResult(problem) : Answer(posted.Accepted[0], WireJson.Sent.WireReceipt);
    }

    private static async Task<IResult> Read(HttpRequest request, StatelessCaller callers, ConversationCalls calls, string hash, string id)
    {
        var (_, visitor, limits) = await callers.Of(request, hash);
        await calls.Read(visitor, id, (await request.ReadWire(WireJson.Default.WireRead)).Seq, limits);
        return TypedResults.StatusCode(StatusCodes.Status202Accepted);
    }

    private static async Task<IResult> Close(HttpRequest request, StatelessCaller callers, ConversationCalls calls, string hash, string id)
    {
        var (_, visitor, limits) = await callers.Of(request, hash);
        await request.ReadNothing();
        return Answer(await calls.Close(visitor, id, limits), WireJson.Sent.WireChanged);
    }

    private static async Task<IResult> Reopen(HttpRequest request, StatelessCaller callers, ConversationCalls calls, string hash, string id)
    {
        var (_, visitor, limits) = await callers.Of(request, hash);
        await request.ReadNothing();
        return Answer(await calls.Reopen(visitor, id, limits), WireJson.Sent.WireChanged);
    }

    private static IResult Answer<T>(T value, JsonTypeInfo<T> shape) => WireAnswer.Of(value, shape);
}
