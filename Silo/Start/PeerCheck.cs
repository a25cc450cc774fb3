using System.Net;
using Microsoft.Extensions.Hosting;
using OrleansChat.Hosting;

namespace OrleansChat.Silo;

/// <summary>
/// Refuses a start beside silos that are alive but cannot be called from here. Alive is whose heartbeat goes on: a row that stands still
/// belongs to a process that is gone, and holds nobody up.
/// </summary>
internal sealed class PeerCheck(
    IMembershipTable table, ILocalSiloDetails self, StartRefusal refusal, TimeProvider clock, IHostApplicationLifetime lifetime) : IHostedService
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    public Task StartAsync(CancellationToken cancellationToken)
    {
        // Beside the start of the silo, which waits for the same peers.
        _ = Watch(lifetime.ApplicationStopping);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task Watch(CancellationToken stopping)
    {
        try
        {
            await table.InitializeMembershipTableAsync(false, stopping);
            var firstSeen = (await Active()).ToDictionary(row => row.SiloAddress, row => row.IAmAliveTime);
            var unreachable = firstSeen.Keys.ToHashSet();
            var until = clock.GetTimestamp();
            while (unreachable.Count > 0 && clock.GetElapsedTime(until) < ClusterTimings.Join)
            {
                var rows = await Active();
                var open = await Task.WhenAll(unreachable.Select(async silo => (Silo: silo, Open: await SiloDoor.IsOpen(silo, stopping))));
                unreachable.ExceptWith(open.Where(tried => tried.Open).Select(tried => tried.Silo));
                unreachable.IntersectWith(rows.Select(row => row.SiloAddress));
                if (rows.FirstOrDefault(row => unreachable.Contains(row.SiloAddress) && row.IAmAliveTime > firstSeen[row.SiloAddress]) is { } alive)
                {
                    refusal.Because(Sentence(alive.SiloAddress.Endpoint));
                    return;
                }

                await Task.Delay(Pace, clock, stopping);
            }
        }
        catch (Exception) when (stopping.IsCancellationRequested || lifetime.ApplicationStarted.IsCancellationRequested)
        {
        }
    }

    private async Task<List<MembershipEntry>> Active() => (await table.ReadAllAsync(CancellationToken.None)).Members
        .Select(member => member.Item1)
        .Where(row => row.Status == SiloStatus.Active && !row.SiloAddress.Endpoint.Equals(self.SiloAddress.Endpoint))
        .ToList();

    private static string Sentence(IPEndPoint silo) =>
        $"The silo at {silo} is alive but cannot be called from here: open its silo port to this machine, or correct its Cluster:AdvertisedAddress.";
}
