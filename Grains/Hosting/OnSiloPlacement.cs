using Orleans.Placement;
using Orleans.Runtime.Placement;

namespace OrleansChat.Hosting;

/// <summary>Puts a grain on the silo whose address is its key.</summary>
[GenerateSerializer, Immutable, Alias("chat.on-silo")]
public sealed class OnSilo : PlacementStrategy
{
    /// <inheritdoc />
    public override bool IsUsingGrainDirectory => true;
}

/// <summary>Marks a grain that lives on the silo whose address is its key.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OnSiloPlacementAttribute() : PlacementAttribute(new OnSilo());

/// <summary>Refuses where that silo is gone: nobody else can answer for it.</summary>
internal sealed class OnSiloDirector : IPlacementDirector
{
    public Task<SiloAddress> OnAddActivation(PlacementStrategy strategy, PlacementTarget target, IPlacementContext context)
    {
        var silo = SiloAddress.FromParsableString(target.GrainIdentity.Key.ToString()!);
        return context.GetCompatibleSilos(target).Contains(silo)
            ? Task.FromResult(silo)
            : throw new SiloUnavailableException($"The silo {silo} is not a member of the cluster.");
    }
}
