using System.Net;
using System.Net.Sockets;

namespace OrleansChat.Load.Servers;

/// <summary>Loopback addresses that nobody listens on.</summary>
internal static class Ports
{
    public static IPEndPoint Free()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return (IPEndPoint)listener.LocalEndpoint;
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
