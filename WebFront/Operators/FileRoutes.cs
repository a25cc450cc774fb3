using OrleansChat.Conversations;
using OrleansChat.WebFront.Attachments;
using OrleansChat.WebFront.Edge;
using OrleansChat.Wire;

namespace OrleansChat.WebFront.Operators;

/// <summary>An operator's files, and those of the conversations that he may see. Known by the cookie, so that only our own pages may write.</summary>
internal static class FileRoutes
{
    public static void MapFiles(this RouteGroupBuilder files)
    {
        files.RequireAuthorization(OperatorCookie.Scheme);
        files.MapPost("/", Reserve).WithMetadata(OriginRule.Own);
        files.MapPut("/{id}", Append).WithMetadata(OriginRule.Own, new TakesPiece());
        files.MapDelete("/{id}", Delete).WithMetadata(OriginRule.Own);

        // A browser names no origin when it asks for something of its own.
        files.MapGet("/{id}", Download).WithMetadata(OriginRule.OwnOrNone);
    }

    private static async Task<IResult> Reserve(HttpRequest request, CurrentOperator operators, StatelessLimits limits, FileCalls calls)
    {
        var (actor, budget) = await Caller(request, operators, limits);
        var file = await request.ReadWire(WireJson.Default.WireNewFile);
        return WireAnswer.Of(await calls.Reserve(actor, file, budget), WireJson.Sent.WireReserved);
    }

    private static async Task<IResult> Append(HttpRequest request, CurrentOperator operators, StatelessLimits limits, FileCalls calls, string id)
    {
        var (actor, budget) = await Caller(request, operators, limits);
        return WireAnswer.Of(await calls.Append(actor, request, id, budget), WireJson.Sent.WireAppended);
    }

    private static async Task<IResult> Download(HttpRequest request, CurrentOperator operators, StatelessLimits limits, FileCalls calls, string id)
    {
        var (actor, budget) = await Caller(request, operators, limits);
        return await calls.Download(actor, request, id, budget);
    }

    private static async Task<IResult> Delete(HttpRequest request, CurrentOperator operators, StatelessLimits limits, FileCalls calls, string id)
    {
        var (actor, budget) = await Caller(request, operators, limits);
        await calls.Delete(actor, id, budget);
        return TypedResults.NoContent();
    }

    private static async Task<(Actor Actor, CallLimits Limits)> Caller(HttpRequest request, CurrentOperator operators, StatelessLimits limits)
    {
        var person = await operators.Require(request.HttpContext.User);
        return (person.AsActor(), limits.Of($"operator/{person.Id}"));
    }
}
