using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace OrleansChat.Attachments;

/// <summary>A file's name is data: no path, nothing that controls or turns the line, 200 characters at most (incident row 18).</summary>
internal static class FileName
{
    /// <summary>The most characters.</summary>
    public const int Longest = 200;

    private static readonly FrozenSet<string> Runnable = new[]
    {
        "apk", "app", "appx", "bat", "cab", "chm", "cmd", "com", "cpl", "dll", "dmg", "exe", "gadget", "hta", "inf", "ins", "iso", "jar", "jnlp", "js", "jse",
        "lnk", "msc", "msi", "msix", "msp", "mst", "pif", "pkg", "ps1", "ps1xml", "psm1", "reg", "scf", "scr", "sct", "shb", "sys", "url", "vb", "vbe", "vbs",
        "vxd", "wsc", "wsf", "wsh", "xll",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The name as it is kept; `file` where nothing is left of it.</summary>
    public static string Of(string given)
    {
        var clean = new StringBuilder(Math.Min(given.Length, Longest));
        foreach (var rune in given[(given.LastIndexOfAny(['/', '\\']) + 1)..].EnumerateRunes())
        {
            if (Rune.IsControl(rune) || rune == Rune.ReplacementChar) continue;
            if (IsHidden(rune)) continue;
            clean.Append(rune);
        }

        var name = clean.ToString().Trim(' ', '.');
        return name.Length == 0 ? "file" : Shortened(name);
    }

    /// <summary>Whether opening the file would run it on some system: none of these is taken, whatever its bytes are.</summary>
    public static bool IsRunnable(string name) => Runnable.Contains(name[(name.LastIndexOf('.') + 1)..]);

    // Some scripts are written with joiners, and emoji are made with them; everything else of the kind hides or turns what follows.
    private static bool IsHidden(Rune rune) => rune.Value is not (0x200C or 0x200D)
        && Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

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
