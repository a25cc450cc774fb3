using Microsoft.AspNetCore.Authentication;
using OrleansChat.Conversations;
using OrleansChat.Directory;
using OrleansChat.WebFront.Edge;
using OrleansChat.Wire;

namespace OrleansChat.WebFront.Operators;

/// <summary>Signs operators in and out: <c>POST /console/sign-in</c> with name and password, <c>POST /console/sign-out</c>.</summary>
public static class SignInEndpoint
{
    private const int TriesPerAddress = 30;
    private const int LongestField = 256;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    /// <summary>Maps both, ahead of the console's pages of the same names.</summary>
    public static void MapSignIn(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/console/sign-in", SignIn).WithOrder(-1).WithMetadata(OriginRule.OwnOrNone);
        routes.MapPost("/console/sign-out", (Delegate)SignOut).WithOrder(-1).WithMetadata(OriginRule.Own);
    }

    private static async Task<IResult> SignIn(HttpContext context, IGrainFactory grains, LimitSwitch limits)
    {
        var form = await ReadForm(context.Request);
        if (Field(form, "name") is not { } name || Field(form, "password") is not { } password) return Refused(context.Request, new(RefusalCode.Malformed));
        var directory = grains.GetGrain<IDirectoryGrain>(0);
        var refusal = limits.Off ? null : await directory.Take("sign-in", NetworkAddress.Of(context), TriesPerAddress, Window);
        if (refusal is not null) return Refused(context.Request, refusal);
        var outcome = await directory.SignIn(name, password);
        if (outcome.Value is not { } person) return Refused(context.Request, outcome.Refusal!);
        await context.SignInAsync(OperatorCookie.Scheme, OperatorCookie.Principal(person), new() { IsPersistent = true });
        if (!IsPage(context.Request)) return TypedResults.NoContent();
        return TypedResults.LocalRedirect(person.MustChangePassword ? "/console/password" : Wanted(form["returnUrl"]));
    }

    private static async Task<IResult> SignOut(HttpContext context)
    {
        await context.SignOutAsync(OperatorCookie.Scheme);
        return TypedResults.LocalRedirect("/console/sign-in");
    }

    private static async Task<IFormCollection> ReadForm(HttpRequest request)
    {
        try
        {
            return request.HasFormContentType ? await request.ReadFormAsync(request.HttpContext.RequestAborted) : throw Given.Malformed("form");
        }
        catch (InvalidDataException)
        {
            throw Given.Malformed("form");
        }
    }

    private static string? Field(IFormCollection form, string name) => form[name] is [{ Length: > 0 and <= LongestField } value] ? value : null;

    private static IResult Refused(HttpRequest request, Refusal refusal) => IsPage(request)
        ? TypedResults.LocalRedirect($"/console/sign-in?error={Problem.Of(refusal).Code}")
        : new ProblemResult(Problem.Of(refusal));

    private static bool IsPage(HttpRequest request) => request.GetTypedHeaders().Accept.Any(type => type.MediaType == "text/html");

    // Only a path of our own: anything else would lead a fresh sign-in elsewhere.
    private static string Wanted(string? url) =>
        url is not null && url.StartsWith("/console", StringComparison.Ordinal) && !url.Contains('\\') ? url : "/console";
}
