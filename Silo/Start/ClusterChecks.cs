using Microsoft.Extensions.DependencyInjection;

namespace OrleansChat.Silo;

/// <summary>What is looked at before a process of a server database serves.</summary>
internal static class ClusterChecks
{
    /// <summary>Adds what every process looks at.</summary>
    public static void AddDatabaseChecks(this IServiceCollection services)
    {
        services.AddHostedService<ClockCheck>();
        services.AddSingleton<IdentityCheck>();
        services.AddHostedService(all => all.GetRequiredService<IdentityCheck>());
    }

    /// <summary>Adds what a silo looks at besides.</summary>
    public static void AddSiloChecks(this IServiceCollection services)
    {
        services.AddDatabaseChecks();
        services.AddHostedService<PortCheck>();
        services.AddHostedService<PeerCheck>();
    }
}
