using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Hosting.StaticWebAssets;
using OrleansChat.WebFront.Console.Assets;
using OrleansChat.WebFront.Console.Inbox;
using OrleansChat.WebFront.Console.SignIn;
using OrleansChat.WebFront.Console.Toasts;
using OrleansChat.WebFront.Operators;

namespace OrleansChat.WebFront.Console;

/// <summary>The operators' console: Blazor pages, rendered here, live over one WebSocket.</summary>
public static class ConsoleEndpoints
{
    /// <summary>Registers the console.</summary>
    public static void AddConsole(this WebApplicationBuilder builder)
    {
        // Without a publish the framework's script lies in the package cache; only Development looks there by itself.
        if (!builder.Environment.IsDevelopment()) StaticWebAssetsLoader.UseStaticWebAssets(builder.Environment, builder.Configuration);
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        builder.Services.AddCascadingAuthenticationState();
        builder.Services.AddScoped<AuthenticationStateProvider, OperatorRevalidation>();
        builder.Services.AddScoped<SignedInOperator>();
        builder.Services.AddScoped<ToastRack>();
        builder.Services.AddScoped<ConversationActions>();
        builder.Services.AddScoped<Browser>();
        builder.Services.AddSingleton<ConsoleAssets>();
        builder.Services.AddScoped<LiveInbox>();
    }

    /// <summary>Maps pages, assets and the forms' targets under `/console`.</summary>
    public static void MapConsole(this WebApplication app)
    {
        app.UseConsoleHeaders();
        app.MapStaticAssets().AllowAnonymous();
        app.MapConsoleAssets();
        app.MapPasswordForms();
        app.MapRazorComponents<ConsoleDocument>()
            .AddInteractiveServerRenderMode(options => options.DisableWebSocketCompression = true)
            .RequireAuthorization(OperatorsOnly);
    }

    internal static readonly AuthorizationPolicy OperatorsOnly =
        new AuthorizationPolicyBuilder(OperatorCookie.Scheme).RequireAuthenticatedUser().Build();
}
