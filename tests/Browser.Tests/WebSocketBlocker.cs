using System.Net;
using System.Net.Sockets;
using System.Text;

namespace OrleansChat.Tests.Browser;

/// <summary>
/// The proxy of a company that lets no WebSocket through: it passes bytes on as they are, but answers 403 to a request that asks for an
/// upgrade. One request head a connection is looked at, so it asks the server to close after each answer.
/// </summary>
public sealed class WebSocketBlocker : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Uri _target;
    private readonly Task _running;
    private int _blocked;

    public WebSocketBlocker(Uri target)
    {
        _target = target;
        _listener.Start();
        _running = Accept();
    }

    /// <summary>Where it listens.</summary>
    public Uri Url => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    /// <summary>How many upgrades it refused.</summary>
    public int Blocked => _blocked;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _running;
        _stop.Dispose();
    }

    private async Task Accept()
    {
        try
        {
            while (true) _ = Serve(await _listener.AcceptTcpClientAsync(_stop.Token));
        }
        catch (Exception stopped) when (stopped is OperationCanceledException or SocketException or ObjectDisposedException)
        {
        }
    }

    private async Task Serve(TcpClient browser)
    {
        try
        {
            using (browser)
            {
                var stream = browser.GetStream();
                var (head, behind) = await ReadHead(stream);
                if (head.Contains("Upgrade: websocket", StringComparison.OrdinalIgnoreCase))
                {
                    Interlocked.Increment(ref _blocked);
                    await stream.WriteAsync("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray(), _stop.Token);
                    return;
                }

                using var server = new TcpClient();
                await server.ConnectAsync(_target.Host, _target.Port, _stop.Token);
                var to = server.GetStream();
                var closing = head.Replace("Connection: keep-alive", "Connection: close", StringComparison.OrdinalIgnoreCase);
                await to.WriteAsync(Encoding.Latin1.GetBytes(closing), _stop.Token);
                await to.WriteAsync(behind, _stop.Token);
                await Task.WhenAny(stream.CopyToAsync(to, _stop.Token), to.CopyToAsync(stream, _stop.Token));
            }
        }
        catch (Exception broken) when (broken is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
        }
    }

    private async Task<(string Head, byte[] Behind)> ReadHead(NetworkStream stream)
    {
        var buffer = new byte[64 * 1024];
        var length = 0;
        while (true)
        {
            var read = await stream.ReadAsync(buffer.AsMemory(length), _stop.Token);
            if (read == 0) throw new IOException("The browser went away.");
            length += read;
            var end = buffer.AsSpan(0, length).IndexOf("\r\n\r\n"u8);
            if (end >= 0) return (Encoding.Latin1.GetString(buffer, 0, end + 4), buffer[(end + 4)..length]);
        }
    }
}
