using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OrleansChat.Directory;
using OrleansChat.Hosting;

namespace OrleansChat.Silo;

/// <summary>Makes a host a silo: alone, or inside a web front.</summary>
public static class ChatSilo
{
    /// <summary>Adds storage, grains and clustering to the host. Start-up order: store, checks, silo, starter widget, due work.</summary>
    public static IHostApplicationBuilder AddChatSilo(this IHostApplicationBuilder host, Topology topology, DatabaseOptions database)
    {
        host.AddMember(topology, database);
        host.Services.AddChatStorage(database);
        if (database.IsServer) host.Services.AddSiloChecks();
        host.Services.AddSingleton<StarterReport>();
        host.Services.AddHostedService<StarterSeed>();
        host.UseOrleans(silo =>
        {
            if (database.IsServer) silo.UseServerCluster(topology);
            else silo.UseEmbeddedCluster();
            silo.AddChatGrains().AddChatGrainStorage(ChatGrains.StateStorage);
            silo.Services.AddSingleton<IFatalErrorHandler, Departure>();
        });
        if (database.IsServer) host.Services.AddHostedService<ReachCheck>();
        host.Services.AddHostedService<MembershipWatch>();
        host.Services.AddHostedService<StarterWidgetSeed>();
        return host;
    }
}
