using System.Collections.Immutable;
using System.Text.Json;
using OrleansChat.WebFront.Edge;

namespace OrleansChat.WebFront.Widgets;

/// <summary>The built-in languages of the widget as its build left them: which there are, what the loader says in each, and each one's file.</summary>
public sealed class WidgetTexts
{
    private static readonly string[] OnThePage = ["loader.", "shell."];
    private readonly Dictionary<string, ImmutableSortedDictionary<string, string>> _loader = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _packs = new(StringComparer.Ordinal);

    /// <summary>Reads the lists; without them there is English alone.</summary>
    public WidgetTexts(WidgetFiles files)
    {
        if (files.Find("texts.json") is not { } texts || files.Find("manifest.json") is not { } manifest) return;
        using var all = JsonDocument.Parse(texts.Plain);
        foreach (var language in all.RootElement.EnumerateObject())
        {
            _loader[language.Name] = language.Value.EnumerateObject()
                .Where(text => OnThePage.Any(part => text.Name.StartsWith(part, StringComparison.Ordinal)))
                .ToImmutableSortedDictionary(text => text.Name, text => text.Value.GetString()!, StringComparer.Ordinal);
        }

        using var built = JsonDocument.Parse(manifest.Plain);
        foreach (var pack in built.RootElement.GetProperty("packs").EnumerateObject()) _packs[pack.Name] = pack.Value.GetString()!;
    }

    /// <summary>Whether there are built-in texts for the locale, or for another variant of its language.</summary>
    public bool Speaks(string locale) => Language(locale) is not null;

    /// <summary>What the loader says, by key; nothing in English, which it knows.</summary>
    public ImmutableSortedDictionary<string, string> OfLoader(string locale) =>
        Language(locale) is { } language and not "en" ? _loader[language] : ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>The file with the first texts that the frame shows, below <c>/chat/</c>; null in English.</summary>
    public string? Pack(string locale) => Language(locale) is { } language ? _packs.GetValueOrDefault(language) : null;

    // The very one, or another variant of the same language: pt is spoken as pt-BR.
    private string? Language(string locale)
    {
        if (_loader.ContainsKey(locale)) return locale;
        var wanted = LocaleTag.Language(locale) is "iw" ? "he" : LocaleTag.Language(locale);
        return _loader.Keys.FirstOrDefault(language => LocaleTag.Language(language) == wanted);
    }
}
