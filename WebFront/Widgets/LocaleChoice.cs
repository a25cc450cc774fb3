using Microsoft.Net.Http.Headers;
using OrleansChat.WebFront.Edge;
using OrleansChat.Widgets;

namespace OrleansChat.WebFront.Widgets;

/// <summary>Which locale a visitor gets (D13): those asked for in their order, the browser's languages, the one in the path, the widget's default.</summary>
public sealed class LocaleChoice(WidgetTexts texts)
{
    private const int MostLanguages = 16;

    /// <summary>The first preferred locale that the widget has words for.</summary>
    public string For(HttpRequest request, WidgetConfig config) =>
        Best([.. Asked(request), .. Languages(request), request.HttpContext.Features.Get<LocaleSegment>()?.Locale], config);

    /// <summary>The same from a list of preferences; what is null is skipped. Built-in texts and operators' labels both count as words.</summary>
    public string Best(IEnumerable<string?> preferences, WidgetConfig config)
    {
        var spoken = Labels(config).SelectMany(text => text.Values.Where(value => value.Value.Length > 0)).Select(value => value.Key).ToHashSet();
        spoken.Add(config.DefaultLocale);
        return preferences.FirstOrDefault(
                locale => locale is not null && (spoken.Contains(locale) || spoken.Contains(LocaleTag.Language(locale)) || texts.Speaks(locale)))
            ?? config.DefaultLocale;
    }

    // What is no tag among several is skipped: browsers have odd ones.
    private static IEnumerable<string?> Asked(HttpRequest request)
    {
        var asked = request.Query["locale"];
        if (asked.Count > 1) throw Given.Malformed("locale");
        var tags = (asked.Count == 1 ? asked[0]! : "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return tags.Length == 1 ? [Given.Locale(tags[0])] : tags.Take(MostLanguages).Select(LocaleTag.Of);
    }

    private static IEnumerable<string?> Languages(HttpRequest request) =>
        StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptLanguage, out var languages)
            ? languages.OrderByDescending(language => language.Quality ?? 1).Take(MostLanguages).Select(language => LocaleTag.Of(language.Value.Value))
            : [];

    private static IEnumerable<LocalizedText> Labels(WidgetConfig config) =>
    [
        config.Appearance.Text,
        config.Dashboard.Greeting,
        config.Dashboard.Introduction,
        .. config.Dashboard.Start.SelectMany(start => (LocalizedText[])[start.Name, start.OpeningMessage]),
        .. config.Dashboard.SelfService.Select(link => link.Name),
        .. config.Dashboard.Links.Select(link => link.Name),
        .. config.Texts?.Values ?? [],
    ];
}
