namespace OrleansChat.Feed;

/// <summary>Silos or gateways came or went: whoever told a silo something tells it again.</summary>
public sealed class ClusterChanges
{
    /// <summary>Told on any thread; the handler only makes a note and returns.</summary>
    public event Action? Happened;

    /// <summary>Tells everybody.</summary>
    public void Tell() => Happened?.Invoke();
}
