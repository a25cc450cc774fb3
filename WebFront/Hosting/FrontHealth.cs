using Microsoft.Extensions.Diagnostics.HealthChecks;
using OrleansChat.Directory;
using OrleansChat.Feed;

namespace OrleansChat.WebFront.Hosting;

/// <summary>Ready is a front whose calls reach the cluster and its store.</summary>
internal sealed class Readiness(IGrainFactory grains, Leaving leaving, TimeProvider clock) : IHealthCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (leaving.Begun.IsCancellationRequested) return new(context.Registration.FailureStatus, "The process is about to end.");
        try
        {
            await grains.GetGrain<IDirectoryGrain>(0).Installation().WaitAsync(Patience, clock, cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            return new(context.Registration.FailureStatus, "The cluster or its store does not answer.", exception);
        }
    }
}

/// <summary>Health as an orchestrator asks for it.</summary>
public static class FrontHealth
{
    private const string Ready = "ready";

    /// <summary>Adds the check.</summary>
    public static IServiceCollection AddFrontHealth(this IServiceCollection services)
    {
        services.AddHealthChecks().AddCheck<Readiness>("cluster", tags: [Ready]);
        return services;
    }

    /// <summary>Maps <c>/health/live</c> and <c>/health/ready</c>.</summary>
    public static void MapFrontHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/health/live", new() { Predicate = _ => false });
        routes.MapHealthChecks("/health/ready", new() { Predicate = check => check.Tags.Contains(Ready) });
    }
}
