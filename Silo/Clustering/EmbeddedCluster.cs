using System.Diagnostics;
using System.Net;
using System.Net.NetworkInformation;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;

namespace OrleansChat.Silo;

/// <summary>The cluster of one that an embedded store allows: on a free loopback port, without a gateway, under a name of its own.</summary>
public static class EmbeddedCluster
{
    private const int First = 20_000, Count = 10_000;
    private static int _last = (int)((Environment.ProcessId * 37) ^ Stopwatch.GetTimestamp());

    /// <summary>Any number of such silos run side by side on one machine.</summary>
    public static ISiloBuilder UseEmbeddedCluster(this ISiloBuilder silo)
    {
        silo.UseLocalhostClustering(FreePort(), gatewayPort: 0, serviceId: "orleanschat", clusterId: $"embedded-{Environment.ProcessId}");
        silo.Configure<EndpointOptions>(options => options.AdvertisedIPAddress = IPAddress.Loopback);
        return silo;
    }

    /// <summary>
    /// A port that nobody listens on now, below the range that the system hands out for outgoing connections, and another for each silo of a
    /// process: one that is chosen is listened on only later. Processes that start together begin far from each other.
    /// </summary>
    private static int FreePort()
    {
        var taken = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Select(endpoint => endpoint.Port).ToHashSet();
        while (true)
        {
            var port = First + (int)((uint)Interlocked.Increment(ref _last) % Count);
            if (!taken.Contains(port)) return port;
        }
    }
}
