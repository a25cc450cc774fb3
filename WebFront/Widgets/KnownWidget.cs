using System.Collections.Concurrent;
using OrleansChat.Conversations;
using OrleansChat.Widgets;

namespace OrleansChat.WebFront.Widgets;

/// <summary>A widget as this front knows it at one version, with what was rendered of it.</summary>
internal sealed class KnownWidget(long version, Outcome<WidgetConfig> config)
{
    // Locales come from outside: as many as anybody cares to invent.
    private const int MostRendered = 64;

    private readonly ConcurrentDictionary<string, RenderedConfig> _rendered = new();

    public long Version => version;

    public Outcome<WidgetConfig> Config => config;

    public RenderedConfig Rendered(string locale, Func<string, RenderedConfig> render)
    {
        if (_rendered.TryGetValue(locale, out var rendered)) return rendered;
        rendered = render(locale);
        if (_rendered.Count < MostRendered) _rendered.TryAdd(locale, rendered);
        return rendered;
    }
}
