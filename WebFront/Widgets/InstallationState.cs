using OrleansChat.Directory;

namespace OrleansChat.WebFront.Widgets;

/// <summary>What this front knows of its installation: read once, then again every second.</summary>
public sealed class InstallationState(IGrainFactory grains)
{
    private volatile Installation? _known;

    /// <summary>The installation as it was at most a second or two ago.</summary>
    public ValueTask<Installation> Get() => _known is { } known ? new(known) : new(Refresh());

    /// <summary>Reads it again.</summary>
    public async Task<Installation> Refresh() => _known = await grains.GetGrain<IDirectoryGrain>(0).Installation();
}
