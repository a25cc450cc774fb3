using System.Collections.Immutable;

namespace OrleansChat.Widgets;

/// <summary>A label that operators wrote, by locale (`en`, `pt-BR`).</summary>
[GenerateSerializer, Immutable, Alias("chat.localized-text")]
public sealed record LocalizedText(ImmutableSortedDictionary<string, string> Values)
{
    /// <summary>No text in any language.</summary>
    public static LocalizedText Empty { get; } = new(ImmutableSortedDictionary<string, string>.Empty);

    /// <summary>A label in English only.</summary>
    public static LocalizedText English(string text) => new(Empty.Values.Add("en", text));

    /// <summary>Exact locale, its language, the default locale, the first that is not empty (D13); empty only where all are.</summary>
    public string For(string locale, string defaultLocale)
    {
        return In(locale) ?? In(defaultLocale) ?? Values.Values.FirstOrDefault(text => text.Length > 0) ?? "";
    }

    /// <summary>Exact locale or its language; null where neither is there.</summary>
    public string? In(string locale)
    {
        foreach (var candidate in (ReadOnlySpan<string>)[locale, locale.Split('-')[0]])
        {
            if (Values.TryGetValue(candidate, out var text) && text.Length > 0) return text;
        }

        return null;
    }
}
