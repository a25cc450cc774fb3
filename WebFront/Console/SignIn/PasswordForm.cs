using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using OrleansChat.Directory;
using OrleansChat.WebFront.Edge;
using OrleansChat.WebFront.Operators;
using OrleansChat.Wire;

namespace OrleansChat.WebFront.Console.SignIn;

/// <summary>`POST /console/password`: the form's three fields, with the antiforgery token of its page.</summary>
public static class PasswordForm
{
    /// <summary>Maps it.</summary>
    public static void MapPasswordForm(this WebApplication app) =>
        app.MapPost("/console/password", Change).WithOrder(-1).RequireAuthorization(OperatorCookie.Scheme).WithMetadata(OriginRule.Own);

    private static async Task<RedirectHttpResult> Change(
        [FromForm] string? old,
        [FromForm(Name = "new")] string? chosen,
        [FromForm] string? repeat,
        HttpContext http,
        IGrainFactory grains,
        SignedInOperators operators)
    {
        if (string.IsNullOrEmpty(old) || string.IsNullOrEmpty(chosen)) return Again("malformed");
        if (chosen != repeat) return Again("password_repeat");
        var id = http.User.FindFirst(OperatorCookie.IdClaim)!.Value;
        var outcome = await grains.GetGrain<IDirectoryGrain>(0).ChangePassword(id, old, chosen);
        if (outcome.Value is not { } changed) return Again(Problem.Of(outcome.Refusal!).Code);
        // The change ended every sign-in of the old password; this browser goes on with a new one.
        await operators.Read(id);
        await http.SignInAsync(OperatorCookie.Scheme, OperatorCookie.Principal(changed), new() { IsPersistent = true });
        return TypedResults.LocalRedirect("/console");
    }

    private static RedirectHttpResult Again(string code) =>
        TypedResults.LocalRedirect($"/console/password?error={(code == "unauthenticated" ? "password_wrong" : code)}");
}
