using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace OrleansChat.Load.Servers;

/// <summary>The child process that hosts the echo, the relay or a hand-built server.</summary>
internal static class PlainServer
{
    /// <summary>Words: kind, url, where to store (a folder or a connection string), address of Redis.</summary>
    public static async Task Run(string[] words)
    {
        var (kind, url, store) = (Enum.Parse<ServerKind>(words[0]), words[1], words[2]);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url);
        var signalr = builder.Services.AddSignalR().AddMessagePackProtocol();
        if (kind == ServerKind.HandbuiltSqlite) builder.Services.AddSingleton<IHandbuiltLog>(_ => new HandbuiltSqliteLog(store));
        if (kind == ServerKind.Handbuilt)
        {
            // What teams with Redis and a database do, so that continuations do not wait for new threads.
            ThreadPool.SetMinThreads(32, 32);
            signalr.AddStackExchangeRedis(words[3], options => options.Configuration.ChannelPrefix = RedisChannel.Literal("chat"));
            builder.Services.AddSingleton<IHandbuiltLog>(_ => new HandbuiltPostgreSqlLog(store));
        }

        await using var app = builder.Build();
        app.MapGet("/", () => "ready");
        if (kind is ServerKind.Handbuilt or ServerKind.HandbuiltSqlite) app.MapHub<HandbuiltHub>("/hub", OnlyWebSockets);
        else if (kind == ServerKind.Relay) app.MapHub<RelayHub>("/hub", OnlyWebSockets);
        else app.MapHub<EchoHub>("/hub", OnlyWebSockets);
        await app.RunAsync();
    }

    private static void OnlyWebSockets(HttpConnectionDispatcherOptions options) => options.Transports = HttpTransportType.WebSockets;
}
