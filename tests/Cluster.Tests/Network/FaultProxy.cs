using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace OrleansChat.Cluster.Tests.Network;

/// <summary>A TCP proxy on loopback whose mode can be changed while it runs.</summary>
internal sealed class FaultProxy : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly ConcurrentDictionary<ProxyConnection, byte> _connections = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly int _target;
    private readonly Task _accepting;
    private readonly ProxyGate _gate = new();

    /// <param name="target">A port on loopback.</param>
    /// <param name="here">Where it listens; null: on loopback.</param>
    public FaultProxy(int target, IPAddress? here = null)
    {
        _target = target;
        _listener = new(here ?? IPAddress.Loopback, 0);
        _listener.Start();

        // Not on the context of the test that makes it, which may end before it.
        _accepting = Task.Run(Accept);
    }

    /// <summary>The port that it listens on.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Connections through it now.</summary>
    public int Count => _connections.Count;

    /// <summary>What happens to what comes through.</summary>
    public ProxyMode Mode
    {
        get => _gate.Mode;
        set
        {
            _gate.Mode = value;
            if (value is ProxyMode.Cut) Reset();
        }
    }

    /// <summary>Resets the connections that stand; new ones are treated by the mode.</summary>
    public void Reset()
    {
        foreach (var (connection, _) in _connections) connection.Reset();
    }

    /// <summary>Forgets the connections that stand, as a router does that lost its table: nothing of them goes through any more, and nobody is told.</summary>
    public void Forget()
    {
        foreach (var (connection, _) in _connections) connection.Forget();
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        Reset();
        _gate.Dispose();
        _stop.Dispose();
    }

    private async Task Accept()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                _ = Carry(await _listener.AcceptSocketAsync(_stop.Token));
            }
            catch (Exception stopped) when (stopped is OperationCanceledException or SocketException or ObjectDisposedException)
            {
            }
        }
    }

    private async Task Carry(Socket client)
    {
        var connection = new ProxyConnection(client, _gate);
        _connections[connection] = 0;
        try
        {
            if (Mode is ProxyMode.Cut) connection.Reset();
            else await connection.Run(_target);
        }
        finally
        {
            _connections.TryRemove(connection, out _);
            connection.Dispose();
        }
    }
}
