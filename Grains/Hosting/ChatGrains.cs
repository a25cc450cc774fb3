using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Streams;
using OrleansChat.Attachments;
using OrleansChat.Conversations;
using OrleansChat.Feed;
using OrleansChat.Streams;
using OrleansChat.Visitors;
using OrleansChat.Work;

namespace OrleansChat.Hosting;

/// <summary>What every silo has, whatever it is clustered by and stores in.</summary>
public static class ChatGrains
{
    /// <summary>The name of the grain storage for grains that keep state.</summary>
    public const string StateStorage = "state";

    /// <summary>Registers what the grains need, the pokes between them, and how long they stay.</summary>
    public static ISiloBuilder AddChatGrains(this ISiloBuilder silo)
    {
        silo.Services.TryAddSingleton(TimeProvider.System);
        silo.Services.TryAddSingleton<IRandomIds, SystemRandomIds>();
        silo.Services.AddOptions<AttachmentOptions>().BindConfiguration(AttachmentOptions.Section)
            .Validate(files => files.IsSound, AttachmentOptions.Unsound).ValidateOnStart();
        silo.Services.AddOptions<ConversationOptions>().BindConfiguration("Conversations")
            .Configure<IOptions<AttachmentOptions>>((conversations, files) => conversations.FilesAMessage = files.Value.FilesAMessage);
        silo.Services.AddSingleton<FileCheck>();
        silo.Services.AddSingleton<Fronts>();
        silo.Services.AddSingleton<IFronts>(services => services.GetRequiredService<Fronts>());
        silo.Services.AddSingleton<Pokes>();
        silo.Services.AddHostedService(services => services.GetRequiredService<Pokes>());
        silo.Services.AddSingleton<IWorkHandler, SessionEndWork>();
        silo.Services.AddSingleton<IWorkHandler, ForgottenFileWork>();
        silo.Services.AddPlacementDirector<OnSilo, OnSiloDirector>();
        silo.Configure<GrainCollectionOptions>(options => options.CollectionAge = TimeSpan.FromMinutes(5));
        silo.Configure<SiloMessagingOptions>(options => options.ResponseTimeout = TimeSpan.FromSeconds(10));
        return silo.AddMemoryStreams(ChatStreams.Provider, streams =>
        {
            streams.ConfigurePartitioning(2);
            streams.ConfigureStreamPubSub(StreamPubSubType.ImplicitOnly);
            streams.ConfigurePullingAgent(agent => agent.Configure(options => options.GetQueueMsgsTimerPeriod = TimeSpan.FromMilliseconds(100)));
        });
    }
}
