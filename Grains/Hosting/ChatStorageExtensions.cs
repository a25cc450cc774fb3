using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using OrleansChat.Conversations;
using OrleansChat.Conversations.Log;
using OrleansChat.Inbox;
using OrleansChat.Sql;

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
        return services;
    }

    /// <summary>Grain storage of that name in the data folder's second database, by the ADO.NET provider.</summary>
    public static ISiloBuilder AddChatGrainStorage(this ISiloBuilder silo, string name) =>
        silo.AddAdoNetGrainStorage(name, (OptionsBuilder<AdoNetGrainStorageOptions> options) => options.Configure<ChatStorage>((storage, chat) =>
        {
            // The name under which Orleans knows Microsoft.Data.Sqlite.
            storage.Invariant = "System.Data.SQLite";
            storage.ConnectionString = chat.StateConnection;
        }));
}
