using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace OrleansChat.Load.Servers;

/// <summary>The child process that hosts the echo, the relay or the rival.</summary>
internal static class PlainServer
{
    public static async Task Run(ServerKind kind, string url, string folder)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url);
        builder.Services.AddSignalR().AddMessagePackProtocol();
        if (kind == ServerKind.Handbuilt) builder.Services.AddSingleton(_ => new HandbuiltLog(folder));

        await using var app = builder.Build();
        app.MapGet("/", () => "ready");
        if (kind == ServerKind.Handbuilt) app.MapHub<HandbuiltHub>("/hub", OnlyWebSockets);
        else if (kind == ServerKind.Relay) app.MapHub<RelayHub>("/hub", OnlyWebSockets);
        else app.MapHub<EchoHub>("/hub", OnlyWebSockets);
        await app.RunAsync();
    }

    private static void OnlyWebSockets(HttpConnectionDispatcherOptions options) => options.Transports = HttpTransportType.WebSockets;
}
