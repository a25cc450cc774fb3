using System.Net;
using System.Net.Sockets;

namespace OrleansChat.Cluster.Tests.Network;

/// <summary>One connection through a proxy: two pumps that pass what the gate lets through.</summary>
internal sealed class ProxyConnection(Socket client, ProxyGate gate) : IDisposable
{
    private readonly CancellationTokenSource _ended = new();
    private readonly Socket _server = new(SocketType.Stream, ProtocolType.Tcp);
    private volatile bool _forgotten;

    /// <summary>Connects and pumps until either side ends.</summary>
    public async Task Run(int target)
    {
        try
        {
            await gate.Enter(1, TimeProvider.System.GetTimestamp(), _ended.Token);
            await _server.ConnectAsync(new IPEndPoint(IPAddress.Loopback, target), _ended.Token);
            client.NoDelay = _server.NoDelay = true;
            await Task.WhenAll(Pump(client, _server), Pump(_server, client));
        }
        catch (Exception over) when (over is SocketException or OperationCanceledException or ObjectDisposedException)
        {
        }

        Reset();
    }

    /// <summary>Ends both sides with a reset.</summary>
    public void Reset()
    {
        try
        {
            client.LingerState = _server.LingerState = new(enable: true, seconds: 0);
            client.Close();
            _server.Close();
            _ended.Cancel();
        }
        catch (Exception over) when (over is SocketException or ObjectDisposedException)
        {
        }
    }

    public void Forget() => _forgotten = true;

    public void Dispose()
    {
        client.Dispose();
        _server.Dispose();
    }

    private async Task Pump(Socket from, Socket to)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            while (true)
            {
                var read = await from.ReceiveAsync(buffer, _ended.Token);
                if (_forgotten) await Silence();
                if (read == 0)
                {
                    await gate.Enter(1, TimeProvider.System.GetTimestamp(), _ended.Token);
                    to.Shutdown(SocketShutdown.Send);
                    return;
                }

                await Pass(buffer.AsMemory(0, read), to);
            }
        }
        catch (Exception over) when (over is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            Reset();
        }
    }

    private async Task Pass(ReadOnlyMemory<byte> piece, Socket to)
    {
        var readAt = TimeProvider.System.GetTimestamp();
        while (piece.Length > 0)
        {
            var share = await gate.Enter(piece.Length, readAt, _ended.Token);
            if (_forgotten) await Silence();
            for (var sent = 0; sent < share;) sent += await to.SendAsync(piece[sent..share], _ended.Token);
            piece = piece[share..];
        }
    }

    private Task Silence() => Task.Delay(Timeout.InfiniteTimeSpan, _ended.Token);
}
