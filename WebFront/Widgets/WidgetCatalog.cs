using System.Collections.Concurrent;
using OrleansChat.Conversations;
using OrleansChat.WebFront.Edge;
using OrleansChat.Widgets;

namespace OrleansChat.WebFront.Widgets;

/// <summary>The widgets that this front was asked for, cached by version; one bulk question a second finds those that changed.</summary>
public sealed class WidgetCatalog(IGrainFactory grains, InstallationState installation)
{
    private readonly ConcurrentDictionary<string, KnownWidget> _known = new();
    private bool? _channelActive;

    /// <summary>A widget that this front knows has another version, or was switched on or off.</summary>
    public event Action<WidgetChange>? Changed;

    /// <summary>The active widget with that hash.</summary>
    /// <exception cref="RefusedException">NotFound, or Inactive where widget or channel is off.</exception>
    public async ValueTask<WidgetConfig> Find(string hash) => (await Known(hash)).Config.Granted();

    /// <summary>The same with what was rendered of it.</summary>
    internal async ValueTask<KnownWidget> Known(string hash)
    {
        if (!PublicId.TryParse(hash, out _)) throw RefusedException.Because(RefusalCode.NotFound);
        if (!_known.TryGetValue(hash, out var known)) known = await Load(hash);
        known.Config.Granted();
        return (await installation.Get()).ChannelActive ? known : throw RefusedException.Because(RefusalCode.Inactive);
    }

    /// <summary>Looks again at everything known.</summary>
    internal async Task Refresh()
    {
        var active = (await installation.Refresh()).ChannelActive;
        var switched = _channelActive is { } before && before != active;
        _channelActive = active;
        if (_known.IsEmpty) return;
        var versions = await Heads.OfWidgets([.. _known.Keys]);
        foreach (var (hash, known) in _known)
        {
            var version = versions.GetValueOrDefault(hash);
            var now = version == known.Version ? known : version == 0 ? null : await Load(hash, version);
            if (now is null) _known.TryRemove(hash, out _);
            if (now != known || switched) Changed?.Invoke(new(hash, version, active && now is { Config.Refusal: null }));
        }
    }

    // A hash that nobody saved must not wake a grain, so SQL is asked first.
    private async Task<KnownWidget> Load(string hash)
    {
        var versions = await Heads.OfWidgets([hash]);
        return versions.TryGetValue(hash, out var version)
            ? await Load(hash, version)
            : throw RefusedException.Because(RefusalCode.NotFound);
    }

    private async Task<KnownWidget> Load(string hash, long version) =>
        _known[hash] = new(version, await grains.GetGrain<IWidgetConfigGrain>(hash).Get());

    private IHeadsGrain Heads => grains.GetGrain<IHeadsGrain>(0);
}
