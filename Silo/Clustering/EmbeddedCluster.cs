using System.Net;
using System.Net.NetworkInformation;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;

namespace OrleansChat.Silo;

/// <summary>The cluster of one that an embedded store allows: on a free loopback port, without a gateway, under a name of its own.</summary>
public static class EmbeddedCluster
{
    /// <summary>Any number of such silos run side by side on one machine.</summary>
    public static ISiloBuilder UseEmbeddedCluster(this ISiloBuilder silo)
    {
        silo.UseLocalhostClustering(FreePort(), gatewayPort: 0, serviceId: "orleanschat", clusterId: $"embedded-{Environment.ProcessId}");
        silo.Configure<EndpointOptions>(options => options.AdvertisedIPAddress = IPAddress.Loopback);
        return silo;
    }

    /// <summary>A port that nobody listens on now, below the range that the system hands out for outgoing connections.</summary>
    private static int FreePort()
    {
        var taken = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Select(endpoint => endpoint.Port).ToHashSet();
        return Enumerable.Range(0, 10_000).Select(i => 20_000 + ((Environment.ProcessId + i) % 10_000)).First(port => !taken.Contains(port));
    }
}
