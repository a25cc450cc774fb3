using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Runtime;

namespace OrleansChat.Cluster.Tests.Processes;

/// <summary>Asks the cluster, as a client of its own, which silo each conversation lives on.</summary>
internal sealed class Placement : IAsyncDisposable
{
    private readonly IHost _host;

    private Placement(IHost host) => _host = host;

    public static async Task<Placement> Connect(ChatClusterProcesses cluster)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.UseOrleansClient(client => client
            .UseAdoNetClustering(options => (options.Invariant, options.ConnectionString) = ("Npgsql", PostgresServer.Through(cluster.Database.Port)))
            .Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = (ChatClusterProcesses.ClusterId, "orleanschat")));
        var host = builder.Build();
        await host.StartAsync();
        return new(host);
    }

    /// <summary>The conversations by the silo that they live on now.</summary>
    public async Task<ILookup<ChatProcess, string>> Conversations(ChatClusterProcesses cluster)
    {
        var grains = (IGrainFactory)_host.Services.GetService(typeof(IGrainFactory))!;
        var all = await grains.GetGrain<IManagementGrain>(0).GetDetailedGrainStatistics();
        return all.Where(grain => grain.GrainId.Type.ToString() == "conversation")
            .ToLookup(grain => cluster.SiloPorts.Single(silo => silo.Value == grain.SiloAddress.Endpoint.Port).Key, grain => grain.GrainId.Key.ToString()!);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }
}
