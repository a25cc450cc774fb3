using System.Net;
using System.Net.Sockets;

namespace OrleansChat.Cluster.Tests.Processes;

/// <summary>Ports for processes that keep theirs over restarts: free now, and outside the range that outgoing connections are given.</summary>
internal static class Ports
{
    private static readonly Lock Gate = new();
    private static int _next = 21_000 + (Environment.ProcessId * 37 % 9_000);

    /// <summary>A port that nobody listens on and that was not answered before.</summary>
    public static int Next()
    {
        lock (Gate)
        {
            while (true)
            {
                _next = _next >= 31_000 ? 21_000 : _next + 1;
                if (IsFree(_next)) return _next;
            }
        }
    }

    private static bool IsFree(int port)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
