using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Serialization;
using Orleans.Storage;
using OrleansChat.Conversations;
using OrleansChat.Conversations.Log;
using OrleansChat.Directory;
using OrleansChat.Inbox;
using OrleansChat.Sql;
using OrleansChat.Work;

namespace OrleansChat.Hosting;

/// <summary>Registers what keeps conversations.</summary>
public static class ChatStorageExtensions
{
    /// <summary>The SQL store: log, lists, directory, due work. The data folder is opened before anything of the host is started.</summary>
    public static IServiceCollection AddChatStorage(this IServiceCollection services)
    {
        services.AddOptions<DataOptions>().BindConfiguration("Data");
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IRandomIds, SystemRandomIds>();
        services.AddSingleton<LogHealth>();
        services.AddSingleton<ChatStorage>();
        services.AddHostedService<ChatStorageOpening>();
        services.AddSingleton(provider => provider.GetRequiredService<ChatStorage>().Log);
        services.AddSingleton(provider => provider.GetRequiredService<ChatStorage>().Database.Readers);
        services.AddSingleton(provider => provider.GetRequiredService<ChatStorage>().Database.Writer);
        services.AddSingleton<IConversationReader, SqliteConversationReader>();
        services.AddSingleton<IInboxReader, SqliteInboxReader>();
        services.AddDirectory();
        services.AddSingleton<IWorkQueue, SqliteWorkQueue>();
        services.AddHostedService<Sweeper>();
        return services;
    }

    private static void AddDirectory(this IServiceCollection services)
    {
        services.AddOptions<StarterOptions>().Configure<IConfiguration>((options, configuration) =>
        {
            options.Starter = configuration.GetValue("Seed:Starter", true);
            options.AdminPassword = configuration["Console:AdminPassword"];
        });
        services.AddSingleton<SqliteDirectory>();
        services.AddSingleton<IDirectoryStore>(provider => provider.GetRequiredService<SqliteDirectory>());
        services.AddSingleton<IWidgetIndex>(provider => provider.GetRequiredService<SqliteDirectory>());
        services.AddSingleton<IChannelSwitch>(provider => provider.GetRequiredService<SqliteDirectory>());
        services.AddSingleton<ISeedStore>(provider => provider.GetRequiredService<SqliteDirectory>());
        services.AddSingleton<ILimits, SqliteLimits>();
        services.AddSingleton<Passwords>();
        services.AddSingleton(provider => new Starter(
            provider.GetRequiredService<ISeedStore>(),
            provider.GetRequiredService<IRandomIds>(),
            provider.GetRequiredService<Passwords>(),
            provider.GetRequiredService<IOptions<StarterOptions>>()));
    }

    /// <summary>Grain storage of that name in the data folder's second database, by the ADO.NET provider.</summary>
    public static ISiloBuilder AddChatGrainStorage(this ISiloBuilder silo, string name) =>
        silo.AddAdoNetGrainStorage(name, (OptionsBuilder<AdoNetGrainStorageOptions> options) => options.Configure<ChatStorage, Serializer>((storage, chat, serializer) =>
        {
            // The name under which Orleans knows Microsoft.Data.Sqlite.
            storage.Invariant = "System.Data.SQLite";
            storage.ConnectionString = chat.StateConnection;

            // By ids and aliases; the default writes JSON that it cannot read into immutable collections.
            storage.GrainStorageSerializer = new OrleansGrainStorageSerializer(serializer);
        }));
}
