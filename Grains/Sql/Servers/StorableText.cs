using System.Text;

namespace OrleansChat.Sql;

/// <summary>Text that a database server takes: no NUL and no lone half of a character, either of which would fail a whole batch.</summary>
internal static class StorableText
{
    /// <summary>The text itself, or with U+FFFD where it cannot be stored.</summary>
    public static string Of(string text)
    {
        var span = text.AsSpan();
        if (!span.Contains('\0') && !span.ContainsAnyInRange('\ud800', '\udfff')) return text;
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) clean.Append(rune.Value == 0 ? Rune.ReplacementChar : rune);
        return clean.ToString();
    }

    /// <summary>The same, null staying null.</summary>
    public static string? OrNull(string? text) => text is null ? null : Of(text);
}
