using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OrleansChat.Directory;
using OrleansChat.Hosting;

namespace OrleansChat.Silo;

/// <summary>Makes a host a silo: alone, or inside a web front.</summary>
public static class ChatSilo
{
    /// <summary>Adds storage, grains and clustering to the host. Start-up order: store, silo, starter widget, due work.</summary>
    public static IHostApplicationBuilder AddChatSilo(this IHostApplicationBuilder host)
    {
        host.Services.AddChatStorage(DatabaseOptions.From(host.Configuration));
        host.Services.AddSingleton<StarterReport>();
        host.Services.AddHostedService<StarterSeed>();
        host.UseOrleans(silo => silo.UseEmbeddedCluster().AddChatGrains().AddChatGrainStorage(ChatGrains.StateStorage));
        host.Services.AddHostedService<StarterWidgetSeed>();
        return host;
    }
}
