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
using OrleansChat.Sql;
using OrleansChat.Work;

namespace OrleansChat.Hosting;

/// <summary>Registers what keeps conversations.</summary>
public static class ChatStorageExtensions
{
    /// <summary>The SQL store: log, lists, directory, due work. It is open before anything of the host is started.</summary>
    /// <param name="services">The host's.</param>
    /// <param name="database">Which database; none: SQLite in the data folder.</param>
    public static IServiceCollection AddChatStorage(this IServiceCollection services, DatabaseOptions? database = null)
    {
        services.AddOptions<DataOptions>().BindConfiguration("Data");
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IRandomIds, SystemRandomIds>();
        services.AddSingleton(database ?? DatabaseOptions.Embedded);
        services.AddSingleton<LogHealth>();
        services.AddSingleton<ChatStorage>();
        services.AddHostedService<ChatStorageOpening>();
        services.AddSingleton(provider => provider.GetRequiredService<ChatStorage>().Log);
        services.AddStored(store => store.Conversations);
        services.AddStored(store => store.Inbox);
        services.AddDirectory();
        services.AddStored(store => store.Visitors);
        services.AddStored(store => store.Work);
        services.AddStored(store => store.Attachments);
        services.AddStored(store => store.Keys);
        services.AddStored(store => store.Clock);
        services.AddStored(store => store.Identity ?? throw new InvalidOperationException("A SQLite installation is one process and has no identity to compare."));
        services.AddHostedService<Sweeper>();
        return services;
    }

    private static void AddStored<T>(this IServiceCollection services, Func<OpenStore, T> part)
        where T : class => services.AddSingleton(provider => part(provider.GetRequiredService<ChatStorage>().Store));

    private static void AddDirectory(this IServiceCollection services)
    {
        services.AddOptions<StarterOptions>().Configure<IConfiguration>((options, configuration) =>
        {
            options.Starter = configuration.GetValue("Seed:Starter", true);
            options.AdminPassword = configuration["Console:AdminPassword"];
        });
        services.AddStored(store => store.Directory);
        services.AddStored(store => (IWidgetIndex)store.Directory);
        services.AddStored(store => (IChannelSwitch)store.Directory);
        services.AddStored(store => (ISeedStore)store.Directory);
        services.AddStored(store => store.Limits);
        services.AddSingleton<Passwords>();
        services.AddSingleton(provider => new Starter(
            provider.GetRequiredService<ISeedStore>(),
            provider.GetRequiredService<IRandomIds>(),
            provider.GetRequiredService<Passwords>(),
            provider.GetRequiredService<IOptions<StarterOptions>>()));
    }

    /// <summary>Grain storage of that name beside the conversations (on SQLite in a file of its own), by the ADO.NET provider.</summary>
    public static ISiloBuilder AddChatGrainStorage(this ISiloBuilder silo, string name) =>
        silo.AddAdoNetGrainStorage(name, (OptionsBuilder<AdoNetGrainStorageOptions> options) => options.Configure<ChatStorage, Serializer>((storage, chat, serializer) =>
        {
            storage.Invariant = chat.OrleansInvariant;
            storage.ConnectionString = chat.OrleansConnection;

            // By ids and aliases; the default writes JSON that it cannot read into immutable collections.
            storage.GrainStorageSerializer = new OrleansGrainStorageSerializer(serializer);
        }));
}
