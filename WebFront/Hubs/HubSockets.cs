using System.Collections.Concurrent;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.SignalR;

namespace OrleansChat.WebFront.Hubs;

/// <summary>
/// Serves hubs on WebSockets, and on nothing else, without the connection layer that SignalR brings along: that one puts two pipes and two
/// threads' hand-overs between hub and socket.
/// </summary>
internal sealed class HubSockets(TimeProvider clock, IHostApplicationLifetime lifetime) : BackgroundService
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(5);

    // Left alone the kernel keeps megabytes for a client that reads nothing; it doubles what is asked for.
    private const int SendBuffer = 64 * 1024;

    // SignalR pings by itself.
    private static readonly WebSocketAcceptContext Accepting = new() { KeepAliveInterval = Timeout.InfiniteTimeSpan };

    private readonly ConcurrentDictionary<HubSocket, byte> _open = new();

    /// <summary>Upgrades the request and serves the hub until one of both sides ends it.</summary>
    public async Task Serve<THub>(HttpContext http)
        where THub : Hub
    {
        var hub = http.RequestServices.GetRequiredService<HubConnectionHandler<THub>>();
        if (http.Features.Get<IConnectionSocketFeature>() is { } line) line.Socket.SendBufferSize = SendBuffer;
        using var socket = await http.WebSockets.AcceptWebSocketAsync(Accepting);
        var connection = new HubSocket(http, socket, clock);
        _open[connection] = 0;
        try
        {
            if (lifetime.ApplicationStopping.IsCancellationRequested) return;
            await Apart(() => hub.OnConnectedAsync(connection));
            await connection.Drained().WaitAsync(CloseTimeout, clock).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await Close(socket);
        }
        finally
        {
            _open.TryRemove(connection, out _);
            connection.Input.Complete();
            connection.Output.Complete();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var stopping = lifetime.ApplicationStopping.Register(AbortAll);
        using var timer = new PeriodicTimer(Heartbeat, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach (var (connection, _) in _open) connection.Tick();
        }
    }

    private void AbortAll()
    {
        foreach (var (connection, _) in _open) connection.Abort();
    }

    // What the request has left in its execution context, its activity and scopes, would be restored around every message.
    private static Task Apart(Func<Task> work)
    {
        using (ExecutionContext.SuppressFlow()) return Task.Run(work);
    }

    // The client answers our close, or has closed already.
    private static async Task Close(WebSocket socket)
    {
        using var patience = new CancellationTokenSource(CloseTimeout);
        try
        {
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", patience.Token);
            var rest = new byte[1024];
            while (socket.State == WebSocketState.CloseSent) await socket.ReceiveAsync(rest.AsMemory(), patience.Token);
        }
        catch (Exception exception) when (exception is WebSocketException or IOException or OperationCanceledException)
        {
            socket.Abort();
        }
    }
}

/// <summary>Maps hubs.</summary>
internal static class HubRoutes
{
    /// <summary>Maps a hub; negotiation, which there is none of, is answered by the gates as any other wrong call.</summary>
    public static IEndpointConventionBuilder MapSocketHub<THub>(this IEndpointRouteBuilder routes, string path)
        where THub : Hub
    {
        var hub = routes.MapGroup(path);
        foreach (var pattern in (string[])["", "/negotiate"]) hub.Map(pattern, (HttpContext http, HubSockets sockets) => sockets.Serve<THub>(http));
        return hub;
    }
}
