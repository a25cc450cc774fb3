using Microsoft.Extensions.Hosting;
using OrleansChat.Directory;

namespace OrleansChat.Silo;

/// <summary>Refuses a start on a database that belongs to others: two clusters on one would write over each other.</summary>
internal sealed class IdentityCheck(IClusterIdentityStore store, Topology topology) : IHostedService
{
    private static readonly TimeSpan Alive = ClusterTimings.Heartbeat * ClusterTimings.MissedHeartbeats;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var service = await store.ServiceId(topology.ServiceId);
        if (service != topology.ServiceId)
            throw new StartRefusedException(
                $"The database keeps the data of the service '{service}' and Cluster:ServiceId is '{topology.ServiceId}': set it to '{service}', or give this installation a database of its own.");
        await RefuseOthers();
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Looked at again once the silo has joined: of two that start together, each sees the other then.</summary>
    /// <exception cref="StartRefusedException">Another cluster is alive on the database.</exception>
    public async Task RefuseOthers()
    {
        if (await store.OtherCluster(topology.Id, Alive) is { } other)
            throw new StartRefusedException(
                $"Another cluster, '{other}', is alive on this database and Cluster:Id is '{topology.Id}': set it to '{other}' to join that one, or use a database of its own.");
    }
}
