using System.Net;
using System.Net.Sockets;

namespace OrleansChat.Load.Servers;

/// <summary>Loopback addresses that nobody listens on.</summary>
internal static class Ports
{
    public static IPEndPoint Free() => Free(1)[0];

    /// <summary>Several that differ.</summary>
    public static IReadOnlyList<IPEndPoint> Free(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        listeners.ForEach(listener => listener.Start());
        var addresses = listeners.Select(listener => (IPEndPoint)listener.LocalEndpoint).ToList();
        listeners.ForEach(listener => listener.Dispose());
        return addresses;
    }

    /// <summary>Whether somebody listens there.</summary>
    public static bool Open(IPEndPoint address)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Connect(address);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
