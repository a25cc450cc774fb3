using System.Net;
using System.Net.NetworkInformation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Serialization;
using OrleansChat.Hosting;

namespace OrleansChat.Silo;

/// <summary>Clustering through a table of a server database.</summary>
public static class ServerCluster
{
    /// <summary>The silo joins the cluster of its database.</summary>
    public static ISiloBuilder UseServerCluster(this ISiloBuilder silo, Topology topology)
    {
        silo.UseAdoNetClustering((OptionsBuilder<AdoNetClusteringSiloOptions> options) => options.Configure<ChatStorage>((table, chat) =>
            (table.Invariant, table.ConnectionString) = (chat.OrleansInvariant, chat.OrleansConnection)));
        silo.Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = (topology.Id, topology.ServiceId));
        silo.Configure<EndpointOptions>(options => Listen(options, topology));
        if (topology.Name is { } name) silo.Configure<SiloOptions>(options => options.SiloName = name);
        silo.Services.AddDriverExceptions();
        return silo.UseClusterTimings();
    }

    /// <summary>The front finds its silos in the same table.</summary>
    public static IClientBuilder UseServerCluster(this IClientBuilder client, Topology topology)
    {
        client.UseAdoNetClustering((OptionsBuilder<AdoNetClusteringClientOptions> options) => options.Configure<FrontStorage>((table, front) =>
            (table.Invariant, table.ConnectionString) = (front.OrleansInvariant, front.OrleansConnection)));
        client.Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = (topology.Id, topology.ServiceId));
        client.Services.AddDriverExceptions();
        return client.UseClusterTimings();
    }

    // Orleans' own grains read the membership too, and what their reads fail with has to reach those who asked.
    private static void AddDriverExceptions(this IServiceCollection services) => services.Configure<ExceptionSerializationOptions>(options =>
    {
        foreach (var driver in (string[])["Npgsql", "Microsoft.Data.SqlClient"]) options.SupportedNamespacePrefixes.Add(driver);
    });

    // An address that this machine does not have is one that somebody forwards: then it is listened to on all.
    private static void Listen(EndpointOptions options, Topology topology)
    {
        (options.SiloPort, options.GatewayPort) = (topology.SiloPort, topology.GatewayPort);
        if (topology.Advertised is not { } advertised) return;
        options.AdvertisedIPAddress = advertised;
        if (IsOurs(advertised)) return;
        options.SiloListeningEndpoint = new(IPAddress.Any, topology.SiloPort);
        options.GatewayListeningEndpoint = new(IPAddress.Any, topology.GatewayPort);
    }

    private static bool IsOurs(IPAddress address) => IPAddress.IsLoopback(address) || NetworkInterface.GetAllNetworkInterfaces()
        .SelectMany(network => network.GetIPProperties().UnicastAddresses)
        .Any(unicast => unicast.Address.Equals(address));
}
