using System.Net;
using System.Net.Sockets;

namespace OrleansChat.Storage.Tests.PostgreSql;

/// <summary>A way to a server that can be cut on the client's side only: the server does not learn of it.</summary>
internal sealed class Cable : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly int _serverPort;
    private readonly List<TcpClient> _clients = [];
    private readonly List<TcpClient> _servers = [];

    public Cable(int serverPort)
    {
        _serverPort = serverPort;
        _listener.Start();
        _ = Accept();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Ends what is connected now; new connections go through.</summary>
    public void Cut()
    {
        lock (_clients)
        {
            foreach (var client in _clients) client.Client.Close(0);
            _clients.Clear();
        }
    }

    public void Dispose()
    {
        Cut();
        _listener.Dispose();
        lock (_clients) _servers.ForEach(server => server.Dispose());
    }

    private static async Task Pump(NetworkStream from, NetworkStream to)
    {
        try
        {
            await from.CopyToAsync(to);
        }
        catch (Exception cut) when (cut is IOException or ObjectDisposedException)
        {
        }
    }

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                var (client, server) = (await _listener.AcceptTcpClientAsync(), new TcpClient());
                await server.ConnectAsync(IPAddress.Loopback, _serverPort);
                lock (_clients)
                {
                    _clients.Add(client);
                    _servers.Add(server);
                }

                _ = Pump(client.GetStream(), server.GetStream());
                _ = Pump(server.GetStream(), client.GetStream());
            }
        }
        catch (Exception closed) when (closed is SocketException or ObjectDisposedException)
        {
        }
    }
}
