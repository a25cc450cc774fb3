using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using OrleansChat.Feed;
using OrleansChat.Hosting;

namespace OrleansChat.Silo;

/// <summary>What every process of an installation has, silo or front.</summary>
internal static class Member
{
    // Two rounds of a balancer that asks every second, and time for those who are connected to move.
    private static readonly TimeSpan BeforeStopping = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Stopping = TimeSpan.FromSeconds(10);

    /// <summary>Adds its place, the check of its runtime, its refusals, and how it ends.</summary>
    public static void AddMember(this IHostApplicationBuilder host, Topology topology, DatabaseOptions database)
    {
        RuntimeFloor.Check(Environment.Version);
        host.Services.AddSingleton(topology);
        host.Services.TryAddSingleton(TimeProvider.System);
        host.Services.AddSingleton<StartRefusal>();
        host.Services.AddSingleton<ClusterChanges>();
        host.Services.AddSingleton<Leaving>();
        host.Services.AddSingleton(new LeavingTime(database.IsServer && topology.Role != Role.Silo ? BeforeStopping : TimeSpan.Zero));
        host.Services.AddSingleton<IHostLifetime, OrderlyStop>();
        host.Services.Configure<HostOptions>(options => options.ShutdownTimeout = Stopping);
    }
}
