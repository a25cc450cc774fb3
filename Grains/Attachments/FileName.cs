using System.Globalization;
using System.Text;

namespace OrleansChat.Attachments;

/// <summary>A file's name is data: no path, nothing that controls or turns the line, 200 characters at most (incident row 18).</summary>
internal static class FileName
{
    /// <summary>The most characters.</summary>
    public const int Longest = 200;

    /// <summary>The name as it is kept; `file` where nothing is left of it.</summary>
    public static string Of(string given)
    {
        var clean = new StringBuilder(Math.Min(given.Length, Longest));
        foreach (var rune in given[(given.LastIndexOfAny(['/', '\\']) + 1)..].EnumerateRunes())
        {
            if (Rune.IsControl(rune) || rune == Rune.ReplacementChar) continue;
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator) continue;
            clean.Append(rune);
        }

        var name = clean.ToString().Trim(' ', '.');
        return name.Length == 0 ? "file" : Shortened(name);
    }

    // The end stays: it says what kind of file it is.
    private static string Shortened(string name)
    {
        if (name.Length <= Longest) return name;
        var dot = name.LastIndexOf('.');
        var end = dot >= name.Length - 16 && dot > 0 ? name[dot..] : "";
        var stem = name[..(Longest - end.Length)];
        return (char.IsHighSurrogate(stem[^1]) ? stem[..^1] : stem) + end;
    }
}
