using Microsoft.Extensions.Hosting;
using OrleansChat.Feed;

namespace OrleansChat.Silo;

/// <summary>Tells a front in the silo's process at once that silos came or went.</summary>
internal sealed class MembershipWatch(IClusterMembershipService membership, ClusterChanges changes) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var known = new HashSet<SiloAddress>();
        await foreach (var snapshot in membership.MembershipUpdates.WithCancellation(stoppingToken))
        {
            var active = snapshot.Members.Values.Where(member => member.Status == SiloStatus.Active).Select(member => member.SiloAddress).ToHashSet();
            if (active.SetEquals(known)) continue;
            known = active;
            changes.Tell();
        }
    }
}
