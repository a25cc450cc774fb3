using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Hosting;
using Orleans.TestingHost;
using OrleansChat.Conversations;
using OrleansChat.Hosting;

namespace OrleansChat.Load.Servers;

/// <summary>Silos of Orleans TestingHost in this process over one store: SQLite files of their own, or a PostgreSQL database.</summary>
internal sealed class InProcessSilos : IAsyncDisposable
{
    private const double Unlimited = 1e9;

    private readonly string _folder = Leftovers.NewFolder();
    private readonly InProcessTestCluster _cluster;

    private InProcessSilos(int silos, string? postgreSql)
    {
        var database = postgreSql is null ? DatabaseOptions.Embedded : new(DatabaseProvider.PostgreSql, postgreSql);
        Install(database);
        var builder = new InProcessTestClusterBuilder((short)silos);
        builder.Options.ConfigureFileLogging = false;
        builder.ConfigureSilo((_, silo) =>
        {
            silo.Services.AddChatStorage(database);
            silo.Services.Configure<DataOptions>(options => (options.Folder, options.Beside) = (_folder, true));
            silo.Services.Configure<ConversationOptions>(options => (options.PostBurst, options.PostsPerSecond) = ((int)Unlimited, (int)Unlimited));
            silo.AddChatGrains().AddChatGrainStorage(ChatGrains.StateStorage);
        });
        builder.ConfigureClient(client => client.AddMemoryStreams(Streams.ChatStreams.Provider));
        _cluster = builder.Build();
    }

    public static async Task<InProcessSilos> Start(int silos, string? postgreSql)
    {
        var started = new InProcessSilos(silos, postgreSql);
        await started._cluster.DeployAsync();
        return started;
    }

    /// <summary>The grains as that silo's own callers reach them.</summary>
    public IGrainFactory From(int silo) => _cluster.Silos[silo].ServiceProvider.GetRequiredService<IGrainFactory>();

    public async ValueTask DisposeAsync()
    {
        await _cluster.StopAllSilosAsync();
        await _cluster.DisposeAsync();
        Leftovers.Remove(_folder);
    }

    // The schema is there before several silos open the store at once.
    private void Install(DatabaseOptions database)
    {
        using var services = new ServiceCollection().AddLogging().AddChatStorage(database).Configure<DataOptions>(options => options.Folder = _folder)
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().Build()).BuildServiceProvider();
        services.GetRequiredService<ChatStorage>();
    }
}
