using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Hosting.StaticWebAssets;
using OrleansChat.WebFront.Console.Assets;
using OrleansChat.WebFront.Console.Inbox;
using OrleansChat.WebFront.Console.SignIn;
using OrleansChat.WebFront.Console.Toasts;
using OrleansChat.WebFront.Edge;
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
        builder.Services.AddScoped<LiveInbox>();
        builder.Services.AddScoped<ConversationActions>();
        builder.Services.AddScoped<ToastRack>();
        builder.Services.AddScoped<Browser>();
        builder.Services.AddSingleton<ConsoleAssets>();
    }

    /// <summary>Maps pages, assets and the password form under `/console`, behind the edge.</summary>
    public static void MapConsole(this WebApplication app)
    {
        app.UseConsoleHeaders();
        app.UseAntiforgery();
        app.MapStaticAssets();
        app.MapConsoleAssets();
        app.MapPasswordForm();
        app.MapRazorComponents<ConsoleDocument>()
            .AddInteractiveServerRenderMode(options => options.DisableWebSocketCompression = true)
            .RequireAuthorization(OperatorCookie.Scheme)
            .Add(RefuseForeignSockets);
    }

    // A circuit's socket is known by the cookie alone, so a page of another origin must not open one.
    private static void RefuseForeignSockets(EndpointBuilder endpoint)
    {
        if (endpoint is RouteEndpointBuilder { RoutePattern.RawText: { } route } && route.Trim('/') == "_blazor")
            endpoint.Metadata.Add(OriginRule.Own);
    }
}
