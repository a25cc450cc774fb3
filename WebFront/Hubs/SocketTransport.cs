using Microsoft.AspNetCore.Http.Connections;

namespace OrleansChat.WebFront.Hubs;

/// <summary>How hubs are reached: WebSockets and nothing else, with little buffered for each.</summary>
internal static class SocketTransport
{
    private const int Buffered = 64 * 1024;

    public static void Only(HttpConnectionDispatcherOptions options)
    {
        options.Transports = HttpTransportType.WebSockets;
        options.ApplicationMaxBufferSize = ChatHubs.MaxFrame;
        options.TransportMaxBufferSize = Buffered;
        options.WebSockets.CloseTimeout = TimeSpan.FromSeconds(5);
    }
}
