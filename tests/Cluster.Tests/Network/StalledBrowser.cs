using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace OrleansChat.Cluster.Tests.Network;

/// <summary>A browser that asks to be told of a conversation and then reads nothing at all, on a small receive buffer.</summary>
internal sealed class StalledBrowser : IDisposable
{
    private const char End = '\u001e';
    private readonly ClientWebSocket _socket = new();

    /// <summary>Connects, opens the conversation, and stops reading.</summary>
    public static async Task<StalledBrowser> Connect(Uri front, string ticket, string conversation)
    {
        var browser = new StalledBrowser();
        var handler = new SocketsHttpHandler
        {
            ConnectCallback = async (context, cancel) =>
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4_096 };
                await socket.ConnectAsync(context.DnsEndPoint, cancel);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
        var url = new UriBuilder(front) { Scheme = "ws", Path = "/hubs/visitor", Query = $"ticket={ticket}" }.Uri;
        await browser._socket.ConnectAsync(url, new HttpMessageInvoker(handler), default);
        await browser.Send("""{"protocol":"json","version":1}""");
        await browser.Send(JsonSerializer.Serialize(new { type = 1, invocationId = "1", target = "Open", arguments = new object[] { conversation, 0 } }));
        return browser;
    }

    /// <summary>Waits until the front has ended the connection; it notices by what it sends, for it reads nothing.</summary>
    public async Task Ended(TimeSpan patience)
    {
        using var patient = new CancellationTokenSource(patience);
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(250));
        try
        {
            while (await beat.WaitForNextTickAsync(patient.Token)) await Send("""{"type":6}""");
        }
        catch (Exception ended) when (ended is WebSocketException or IOException or ObjectDisposedException)
        {
        }
    }

    public void Dispose() => _socket.Dispose();

    private Task Send(string message) => _socket.SendAsync(Encoding.UTF8.GetBytes(message + End), WebSocketMessageType.Text, endOfMessage: true, default);
}
