using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace OrleansChat.Silo;

/// <summary>Refuses a start whose silo ports somebody else has.</summary>
internal sealed class PortCheck(IOptions<EndpointOptions> endpoints) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        var options = endpoints.Value;
        Try("SiloPort", options.SiloListeningEndpoint ?? new(options.AdvertisedIPAddress, options.SiloPort));
        Try("GatewayPort", options.GatewayListeningEndpoint ?? new(options.AdvertisedIPAddress, options.GatewayPort));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static void Try(string key, IPEndPoint endpoint)
    {
        try
        {
            using var listener = new Socket(endpoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            listener.Bind(endpoint);
            listener.Listen();
        }
        catch (SocketException failure)
        {
            throw new StartRefusedException(
                $"Cluster:{key} {endpoint.Port} cannot be listened to on {endpoint.Address} ({failure.Message}): stop what has it, or choose another port (--Cluster:{key}={endpoint.Port + 1}).");
        }
    }
}
