using OrleansChat.WebFront.Attachments;
using OrleansChat.WebFront.Edge;
using OrleansChat.WebFront.Widgets;
using OrleansChat.Wire;

namespace OrleansChat.WebFront.Visitors;

/// <summary>A visitor's files (S76). Where chat is switched off nothing is taken, and what was sent can still be read (D12).</summary>
internal static class FileRoutes
{
    public static void MapFiles(this RouteGroupBuilder files)
    {
        files.MapPost("/", Reserve);
        files.MapPut("/{id}", Append).WithMetadata(new TakesPiece());
        files.MapGet("/{id}", Download);
        files.MapDelete("/{id}", Delete);
    }

    private static async Task<IResult> Reserve(HttpRequest request, StatelessCaller callers, FileCalls calls, WidgetCatalog widgets, string hash)
    {
        var (_, visitor, limits) = await callers.Of(request, hash);
        var file = await request.ReadWire(WireJson.Default.WireNewFile);
        await widgets.Find(hash);
        return WireAnswer.Of(await calls.Reserve(visitor, file, limits), WireJson.Sent.WireReserved);
    }

    private static async Task<IResult> Append(HttpRequest request, StatelessCaller callers, FileCalls calls, WidgetCatalog widgets, string hash, string id)
    {
        var (_, visitor, limits) = await callers.Of(request, hash);
        await widgets.Find(hash);
        return WireAnswer.Of(await calls.Append(visitor, request, id, limits), WireJson.Sent.WireAppended);
    }

    private static async Task<IResult> Download(HttpRequest request, StatelessCaller callers, FileCalls calls, string hash, string id)
    {
        var (_, visitor, limits) = await callers.Of(request, hash);
        return await calls.Download(visitor, request, id, limits);
    }

    private static async Task<IResult> Delete(HttpRequest request, StatelessCaller callers, FileCalls calls, string hash, string id)
    {
        var (_, visitor, limits) = await callers.Of(request, hash);
        await calls.Delete(visitor, id, limits);
        return TypedResults.NoContent();
    }
}
