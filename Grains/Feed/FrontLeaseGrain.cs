using OrleansChat.Hosting;

namespace OrleansChat.Feed;

/// <summary>Takes the leases of fronts in other processes for the silo that it lives on.</summary>
[GrainType("front-lease"), OnSiloPlacement]
public sealed class FrontLeaseGrain(Fronts fronts, TimeProvider clock) : Grain, IFrontLeaseGrain
{
    /// <inheritdoc />
    public Task Renew(string frontId, IFrontObserver observer)
    {
        fronts.Register(frontId, observer, clock.GetUtcNow().AddSeconds(FrontLease.Seconds));
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task Release(string frontId)
    {
        fronts.Release(frontId);
        return Task.CompletedTask;
    }
}
