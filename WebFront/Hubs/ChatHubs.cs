using System.Text.Json;
using MessagePack;
using MessagePack.Resolvers;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.Options;
using OrleansChat.WebFront.Operators;
using OrleansChat.WebFront.Visitors;
using OrleansChat.Wire;

namespace OrleansChat.WebFront.Hubs;

/// <summary>How our hubs are set up. Every option is per hub: the console's own hub is none of our business.</summary>
public static class ChatHubs
{
    /// <summary>The largest frame that a client may send, in bytes.</summary>
    public const int MaxFrame = 64 * 1024;

    /// <summary>Adds both hubs with their protocols.</summary>
    public static IServiceCollection AddChatHubs(this IServiceCollection services)
    {
        services.AddSignalR()
            .AddJsonProtocol(json => json.PayloadSerializerOptions = new JsonSerializerOptions(WireJson.Sent.Options))
            .AddMessagePackProtocol(pack => pack.SerializerOptions = PackOptions)
            .AddHub<VisitorHub>()
            .AddHub<OperatorHub>();
        services.AddSingleton<ProblemFilter>();
        services.AddSingleton<HubSockets>().AddHostedService(all => all.GetRequiredService<HubSockets>());
        return services.AddCodedProtocols();
    }

    /// <summary>MessagePack as the hubs speak it: maps with the wire's names; what is sent by clients holds no unknown member.</summary>
    public static MessagePackSerializerOptions PackOptions { get; } = MessagePackSerializerOptions.Standard
        .WithResolver(CompositeResolver.Create(
            [new KnownMembersFormatter<WireStart>(), new KnownMembersFormatter<WirePost>(), new KnownMembersFormatter<WireContact>()], [StandardResolver.Instance]))
        .WithSecurity(MessagePackSecurity.UntrustedData);

    private static ISignalRServerBuilder AddHub<THub>(this ISignalRServerBuilder hubs)
        where THub : Hub
    {
        hubs.Services.AddSingleton<HubLifetimeManager<THub>, ConnectionKeeper<THub>>();
        hubs.Services.AddSingleton<IHubActivator<THub>, HubActivator<THub>>();
        hubs.Services.AddOptions<HubOptions<THub>>().Configure<ProblemFilter>((options, problems) => options.AddFilter(problems));
        return hubs.AddHubOptions<THub>(SetUp);
    }

    private static void SetUp(HubOptions options)
    {
        options.MaximumReceiveMessageSize = MaxFrame;
        options.MaximumParallelInvocationsPerClient = 4;
        options.EnableDetailedErrors = false;
        options.SupportedProtocols = ["json", "messagepack"];
    }

    // The last protocol of a name is the one that is used.
    private static IServiceCollection AddCodedProtocols(this IServiceCollection services) => services
        .AddSingleton<IHubProtocol>(all => new CodedProtocol(new JsonHubProtocol(all.GetRequiredService<IOptions<JsonHubProtocolOptions>>())))
        .AddSingleton<IHubProtocol>(all => new CodedProtocol(new MessagePackHubProtocol(all.GetRequiredService<IOptions<MessagePackHubProtocolOptions>>())));
}
