using System.Net.Sockets;

namespace OrleansChat.Hosting;

/// <summary>The port by which a silo is called.</summary>
public static class SiloDoor
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>Whether a connection to it comes about.</summary>
    public static async Task<bool> IsOpen(SiloAddress silo, CancellationToken stopping)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        patience.CancelAfter(Patience);
        try
        {
            using var socket = new Socket(silo.Endpoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(silo.Endpoint, patience.Token);
            return true;
        }
        catch (Exception failure) when (failure is SocketException || (failure is OperationCanceledException && !stopping.IsCancellationRequested))
        {
            return false;
        }
    }
}
