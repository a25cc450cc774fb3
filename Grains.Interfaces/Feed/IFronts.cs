namespace OrleansChat.Feed;

/// <summary>
/// The fronts that this silo tells. A front in the same process registers itself here, without a lease and without a message;
/// the others come through <see cref="IFrontLeaseGrain"/>.
/// </summary>
public interface IFronts
{
    /// <summary>Registers or renews a front until then; null for as long as the process lives.</summary>
    void Register(string frontId, IFrontObserver observer, DateTimeOffset? until);

    /// <summary>Forgets a front.</summary>
    void Release(string frontId);
}
