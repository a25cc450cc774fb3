using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using OrleansChat.Directory;
using OrleansChat.WebFront.Operators;
using OrleansChat.Wire;

namespace OrleansChat.WebFront.Console.SignIn;

/// <summary>`POST /console/password` and `POST /console/sign-out`, each with the antiforgery token of its page.</summary>
public static class PasswordForm
{
    /// <summary>Maps both.</summary>
    public static void MapPasswordForms(this WebApplication app)
    {
        app.MapPost("/console/password", Change).RequireAuthorization(ConsoleEndpoints.OperatorsOnly);
        app.MapPost("/console/sign-out", SignOut).RequireAuthorization(ConsoleEndpoints.OperatorsOnly);
    }

    private static async Task<RedirectHttpResult> Change(
        [FromForm] string? old, [FromForm(Name = "new")] string? chosen, [FromForm] string? repeat, HttpContext http, IGrainFactory grains)
    {
        if (string.IsNullOrEmpty(old) || string.IsNullOrEmpty(chosen)) return Again("malformed");
        if (chosen != repeat) return Again("password_repeat");
        var outcome = await grains.GetGrain<IDirectoryGrain>(0).ChangePassword(http.User.FindFirst("sub")!.Value, old, chosen);
        if (outcome.Value is not { } changed) return Again(Code(Problem.Of(outcome.Refusal!).Code));
        await OperatorCookie.SignIn(http, changed);
        return TypedResults.LocalRedirect("/console");
    }

    /// <param name="_">Asking for the form is what has its antiforgery token checked.</param>
    /// <param name="http">The request.</param>
    private static async Task<RedirectHttpResult> SignOut(IFormCollection _, HttpContext http)
    {
        await http.SignOutAsync(OperatorCookie.Scheme);
        return TypedResults.LocalRedirect("/console/sign-in");
    }

    private static string Code(string code) => code == "unauthenticated" ? "password_wrong" : code;

    private static RedirectHttpResult Again(string code) => TypedResults.LocalRedirect($"/console/password?error={code}");
}
