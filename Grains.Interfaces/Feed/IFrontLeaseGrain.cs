namespace OrleansChat.Feed;

/// <summary>The fronts that one silo tells. One grain a silo, keyed by the silo's address and placed on it.</summary>
[Alias("chat.front-lease")]
public interface IFrontLeaseGrain : IGrainWithStringKey
{
    /// <summary>The lease lapses <see cref="FrontLease.Seconds"/> after the last renewal.</summary>
    [Alias("renew")]
    Task Renew(string frontId, IFrontObserver observer);

    /// <summary>The front goes.</summary>
    [Alias("release")]
    Task Release(string frontId);
}

/// <summary>The numbers of a front's lease.</summary>
public static class FrontLease
{
    /// <summary>How long a lease lives.</summary>
    public const int Seconds = 15;

    /// <summary>How often a front renews.</summary>
    public const int RenewSeconds = 5;
}
