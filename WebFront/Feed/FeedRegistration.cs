namespace OrleansChat.WebFront.Feed;

/// <summary>The feed's registration.</summary>
public static class FeedRegistration
{
    /// <summary>Adds the front's ear, its leases and its healing.</summary>
    public static IServiceCollection AddFeed(this IServiceCollection services) => services
        .AddSingleton<FrontName>()
        .AddSingleton<InboxFeed>()
        .AddSingleton<SessionFeed>()
        .AddSingleton<FrontFeed>()
        .AddSingleton<PokeGate>()
        .AddSingleton<FeedConnections>()
        .AddSingleton<FeedHealing>()
        .AddHostedService(all => all.GetRequiredService<FeedHealing>())
        .AddHostedService<FeedLease>()
        .AddHostedService<FeedParting>();
}
