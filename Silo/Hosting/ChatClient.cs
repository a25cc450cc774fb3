using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OrleansChat.Directory;
using OrleansChat.Hosting;

namespace OrleansChat.Silo;

/// <summary>Makes a host a front whose silos are other processes.</summary>
public static class ChatClient
{
    /// <summary>Adds the way to the silos of the database's cluster.</summary>
    public static IHostApplicationBuilder AddChatClient(this IHostApplicationBuilder host, Topology topology, DatabaseOptions database)
    {
        host.AddMember(topology, database);
        host.Services.AddFrontStorage(database);
        host.Services.AddDatabaseChecks();
        host.Services.AddSingleton(all => new StarterReport { Place = all.GetRequiredService<FrontStorage>().Place });
        host.UseOrleansClient(client =>
        {
            client.UseServerCluster(topology);
            client.UseConnectionRetryFilter<SiloWait>();
        });
        host.Services.AddSingleton<IClusterConnectionStatusObserver, GatewayWatch>();
        return host;
    }
}
