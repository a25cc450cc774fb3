namespace OrleansChat.Hosting;

/// <summary>Tries the way to another silo, for a silo that has just joined.</summary>
[GrainType("reach"), OnSiloPlacement]
public sealed class ReachGrain : Grain, IReachGrain
{
    /// <inheritdoc />
    public Task<bool> CanCall(SiloAddress silo) => SiloDoor.IsOpen(silo, CancellationToken.None);
}
