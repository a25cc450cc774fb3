using System.Text.RegularExpressions;

namespace OrleansChat.WebFront.Edge;

/// <summary>Locales as BCP 47 tags: <c>en</c>, <c>pt-BR</c>, <c>zh-Hant-TW</c>.</summary>
internal static partial class LocaleTag
{
    private const int MaxLength = 35;

    /// <summary>The tag in its usual spelling, or null for what is no tag.</summary>
    public static string? Of(string? text)
    {
        if (text is null || text.Length > MaxLength || !Shape().IsMatch(text)) return null;
        var parts = text.Split('-');
        for (var at = 0; at < parts.Length; at++) parts[at] = Spell(parts[at], at);
        return string.Join('-', parts);
    }

    /// <summary>The language alone.</summary>
    public static string Language(string tag) => tag.Split('-', 2)[0];

    /// <summary>Whether it is written from right to left.</summary>
    public static bool IsRightToLeft(string tag) => Language(tag) is "ar" or "ckb" or "dv" or "fa" or "he" or "iw" or "ps" or "sd" or "ug" or "ur" or "yi";

    private static string Spell(string part, int at) => (at, part.Length) switch
    {
        (0, _) => part.ToLowerInvariant(),
        (_, 2) => part.ToUpperInvariant(),
        (_, 4) => char.ToUpperInvariant(part[0]) + part[1..].ToLowerInvariant(),
        _ => part.ToLowerInvariant(),
    };

    [GeneratedRegex("^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Shape();
}
