using System.Net;
using System.Net.Sockets;

namespace OrleansChat;

/// <summary>
/// Ports for servers that have to be told theirs, or keep it over restarts: free now, each given once, and outside the ranges that outgoing
/// connections and embedded silos get theirs from. A port that the system hands out may be somebody else's again before it is listened on.
/// </summary>
internal static class Ports
{
    private const int First = 10_000, Count = 10_000;
    private static readonly Lock Gate = new();
    private static int _last = Environment.ProcessId * 37 % Count;

    /// <summary>A port that nobody listens on and that was not answered before.</summary>
    public static int Next()
    {
        lock (Gate)
        {
            while (true)
            {
                _last = (_last + 1) % Count;
                if (IsFree(First + _last)) return First + _last;
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
