using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using OrleansChat.Conversations;
using OrleansChat.Directory;
using OrleansChat.WebFront.Edge;

namespace OrleansChat.WebFront.Operators;

/// <summary>The cookie by which operators are known: who, and since which of his epochs. What he may is read again, never carried.</summary>
public static class OperatorCookie
{
    /// <summary>The authentication scheme, and the policy that asks for it.</summary>
    public const string Scheme = "operator";

    /// <summary>The claim with the operator's id.</summary>
    public const string IdClaim = "sub";

    /// <summary>The claim with the epoch that ends when his sign-ins are to end.</summary>
    public const string EpochClaim = "epoch";

    private const string Name = "orleanschat.console";
    private static readonly TimeSpan Life = TimeSpan.FromHours(12);

    /// <summary>Adds sign-in by cookie and the policy.</summary>
    public static void Add(IServiceCollection services)
    {
        services.AddAuthentication(Scheme).AddCookie(Scheme, SetUp);
        services.AddAuthorizationBuilder().AddPolicy(Scheme, policy => policy.AddAuthenticationSchemes(Scheme).RequireClaim(IdClaim));
    }

    /// <summary>The operator as a cookie's principal.</summary>
    public static ClaimsPrincipal Principal(Operator person) => new(new ClaimsIdentity(
        [new(IdClaim, person.Id), new(ClaimTypes.Name, person.Name), new(EpochClaim, person.OperatorEpoch.ToString(CultureInfo.InvariantCulture))],
        Scheme));

    private static void SetUp(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = Name;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Strict;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = Life;
        options.SlidingExpiration = true;
        options.LoginPath = "/console/sign-in";
        options.AccessDeniedPath = "/console/sign-in";
        options.Events.OnValidatePrincipal = Validate;

        // A file's answer sets no cookie (D7).
        options.Events.OnCheckSlidingExpiration = context =>
        {
            if (context.Request.Path.StartsWithSegments("/operator")) context.ShouldRenew = false;
            return Task.CompletedTask;
        };
        options.Events.OnRedirectToLogin = context => Challenge(context, RefusalCode.Unauthenticated);
        options.Events.OnRedirectToAccessDenied = context => Challenge(context, RefusalCode.Forbidden);
    }

    private static async Task Validate(CookieValidatePrincipalContext context)
    {
        var current = context.HttpContext.RequestServices.GetRequiredService<SignedInOperators>();
        if (context.Principal is not { } principal || await current.Find(principal) is null) context.RejectPrincipal();
    }

    // Pages lead to the sign-in page; everything else gets a problem.
    private static Task Challenge(RedirectContext<CookieAuthenticationOptions> context, RefusalCode code)
    {
        if (!context.Request.Path.StartsWithSegments("/console")) return Problems.Of(code).WriteAsync(context.HttpContext);
        context.Response.Redirect(context.RedirectUri);
        return Task.CompletedTask;
    }
}
