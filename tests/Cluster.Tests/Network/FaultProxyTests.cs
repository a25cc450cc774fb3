using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace OrleansChat.Cluster.Tests.Network;

/// <summary>A fault that does not happen proves nothing.</summary>
public sealed class FaultProxyTests : IAsyncDisposable
{
    private static readonly byte[] Piece = [42];

    private readonly EchoServer _echo = new();
    private readonly FaultProxy _proxy;

    public FaultProxyTests() => _proxy = new(_echo.Port);

    [Fact]
    public async Task What_passes_comes_back_unchanged()
    {
        using var line = await Connect();
        var sent = Enumerable.Range(0, 200_000).Select(n => (byte)n).ToArray();
        var sending = line.SendAsync(sent.AsMemory()).AsTask();
        Assert.Equal(sent, await Receive(line, sent.Length));
        await sending;
    }

    [Fact]
    public async Task A_cut_resets_the_connections_that_stand_and_those_that_come()
    {
        using var line = await Connect();
        await Echoed(line);
        _proxy.Mode = new ProxyMode.Cut();
        await Assert.ThrowsAsync<SocketException>(() => Receive(line, 1));
        await Assert.ThrowsAsync<SocketException>(async () =>
        {
            using var later = await Connect();
            await later.SendAsync(Piece);
            await Receive(later, 1);
        });
        _proxy.Mode = new ProxyMode.Pass();
        using var healed = await Connect();
        await Echoed(healed);
    }

    [Fact]
    public async Task A_black_hole_holds_back_what_goes_through_later()
    {
        using var line = await Connect();
        await Echoed(line);
        _proxy.Mode = new ProxyMode.BlackHole();
        await line.SendAsync(Piece);
        Assert.False(line.Poll(TimeSpan.FromMilliseconds(300), SelectMode.SelectRead));
        _proxy.Mode = new ProxyMode.Pass();
        Assert.Equal(Piece, await Receive(line, 1));
    }

    [Fact]
    public async Task What_was_forgotten_stays_silent_and_new_connections_pass()
    {
        using var line = await Connect();
        await Echoed(line);
        _proxy.Forget();
        await line.SendAsync(Piece);
        Assert.False(line.Poll(TimeSpan.FromMilliseconds(300), SelectMode.SelectRead));
        using var later = await Connect();
        await Echoed(later);
    }

    [Fact]
    public async Task A_delay_is_as_long_as_it_says_each_way()
    {
        using var line = await Connect();
        await Echoed(line);
        _proxy.Mode = new ProxyMode.Delay(TimeSpan.FromMilliseconds(150));
        var took = Stopwatch.StartNew();
        await Echoed(line);
        Assert.True(took.ElapsedMilliseconds >= 290, $"{took.ElapsedMilliseconds} ms");
    }

    [Fact]
    public async Task A_trickle_is_slow_and_loses_nothing()
    {
        using var line = await Connect();
        _proxy.Mode = new ProxyMode.Trickle(2_000);
        var sent = Enumerable.Range(0, 800).Select(n => (byte)n).ToArray();
        var took = Stopwatch.StartNew();
        await line.SendAsync(sent);
        Assert.Equal(sent, await Receive(line, sent.Length));
        Assert.True(took.ElapsedMilliseconds > 350, $"{took.ElapsedMilliseconds} ms");
    }

    public async ValueTask DisposeAsync()
    {
        await _proxy.DisposeAsync();
        _echo.Dispose();
    }

    private async Task<Socket> Connect()
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, _proxy.Port));
        return socket;
    }

    private static async Task Echoed(Socket line)
    {
        await line.SendAsync(Piece);
        Assert.Equal(Piece, await Receive(line, 1));
    }

    private static async Task<byte[]> Receive(Socket line, int count)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var received = new byte[count];
        for (var at = 0; at < count;)
        {
            var read = await line.ReceiveAsync(received.AsMemory(at), patience.Token);
            if (read == 0) throw new SocketException((int)SocketError.ConnectionReset);
            at += read;
        }

        return received;
    }
}
