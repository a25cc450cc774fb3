using Microsoft.Extensions.DependencyInjection;

namespace OrleansChat.Silo;

/// <summary>What is looked at before a silo of a server database serves.</summary>
internal static class ClusterChecks
{
    /// <summary>Adds the checks that come before the silo starts.</summary>
    public static void AddClusterChecks(this IServiceCollection services)
    {
        services.AddHostedService<PortCheck>();
        services.AddHostedService<PeerCheck>();
    }
}
