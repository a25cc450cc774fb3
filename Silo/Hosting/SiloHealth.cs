using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using OrleansChat.Conversations.Log;
using OrleansChat.Feed;

namespace OrleansChat.Silo;

/// <summary>A silo is ready while the cluster knows it as active, its log may be written, and nobody has asked it to end.</summary>
internal sealed class SiloReadiness(IClusterMembershipService membership, ILocalSiloDetails self, LogHealth log, Leaving leaving) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (leaving.Begun.IsCancellationRequested) return Unhealthy("The process is about to end.");
        if (membership.CurrentSnapshot.GetSiloStatus(self.SiloAddress) != SiloStatus.Active) return Unhealthy("The silo is not an active member of its cluster.");
        if (log.Broken is { } broken) return Unhealthy($"Nothing can be written: {broken}");
        return Task.FromResult(HealthCheckResult.Healthy());
    }

    private static Task<HealthCheckResult> Unhealthy(string why) => Task.FromResult(HealthCheckResult.Unhealthy(why));
}

/// <summary>Health as an orchestrator asks for it.</summary>
internal static class SiloHealth
{
    public static void AddSiloHealth(this IServiceCollection services) => services.AddHealthChecks().AddCheck<SiloReadiness>("silo");

    /// <summary>Maps <c>/health/live</c> and <c>/health/ready</c>.</summary>
    public static void MapSiloHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/health/live", new() { Predicate = _ => false });
        routes.MapHealthChecks("/health/ready");
    }
}
