using System.Net;
using Microsoft.Extensions.Hosting;
using OrleansChat.Hosting;

namespace OrleansChat.Silo;

/// <summary>Refuses a start whose silo port the other silos cannot call: they are asked to try, once this silo has joined.</summary>
internal sealed class ReachCheck(IClusterMembershipService membership, ILocalSiloDetails self, IGrainFactory grains, IdentityCheck identity) : IHostedService
{
    private const int MostAsked = 3;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await identity.RefuseOthers();
        var others = membership.CurrentSnapshot.Members.Values
            .Where(member => member.Status == SiloStatus.Active && !member.SiloAddress.Equals(self.SiloAddress))
            .Take(MostAsked);
        var answers = await Task.WhenAll(others.Select(other => Ask(other.SiloAddress)));
        if (answers.FirstOrDefault(answer => answer.CanCall == false).By is { } by)
            throw new StartRefusedException(Sentence(by.Endpoint, self.SiloAddress.Endpoint));
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // Who does not answer at all says nothing about the way to here.
    private async Task<(SiloAddress By, bool? CanCall)> Ask(SiloAddress other)
    {
        try
        {
            return (other, await grains.GetGrain<IReachGrain>(other.ToParsableString()).CanCall(self.SiloAddress));
        }
        catch (Exception)
        {
            return (other, null);
        }
    }

    private static string Sentence(IPEndPoint by, IPEndPoint self) =>
        $"The silo at {by} cannot call this one at {self}: set Cluster:AdvertisedAddress to an address of this machine that it can reach, and open port {self.Port} to it.";
}
