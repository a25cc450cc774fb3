using System.Text;

namespace OrleansChat.Conversations;

/// <summary>The small mark-up of message text: <c>**bold**</c>, <c>*italic*</c>, <c>`code`</c>, line breaks. Stored as text, shown as nodes.</summary>
public static class Markup
{
    /// <summary>The longest preview, in characters.</summary>
    public const int PreviewLength = 140;

    /// <summary>One line of plain text for lists: marks gone, white space folded, cut at a character's border.</summary>
    public static string Preview(string text)
    {
        if (IsPreview(text)) return text;

        // A preview never needs more of a message than this.
        return OneLine(PlainText(text.Length > 1024 ? text[..1024] : text));
    }

    /// <summary>A text without marks as one line for lists.</summary>
    public static string OneLine(string plain)
    {
        var folded = new StringBuilder(PreviewLength);
        foreach (var rune in plain.EnumerateRunes())
        {
            if (folded.Length + rune.Utf16SequenceLength > PreviewLength - 1)
            {
                return folded.Append('…').ToString();
            }

            if (!Rune.IsWhiteSpace(rune)) folded.Append(rune);
            else if (folded.Length > 0 && folded[^1] != ' ') folded.Append(' ');
        }

        return folded.ToString().TrimEnd();
    }

    // Most messages are: short, one line, no marks. Found out many characters at a time.
    private static bool IsPreview(ReadOnlySpan<char> text) =>
        text.Length is > 0 and < PreviewLength && text[0] != ' ' && text[^1] != ' '
        && !text.ContainsAnyExceptInRange(' ', '~') && !text.ContainsAny('*', '`') && !text.Contains("  ", StringComparison.Ordinal);

    /// <summary>The text without its marks.</summary>
    public static string PlainText(string text)
    {
        if (!text.AsSpan().ContainsAny('*', '`')) return text;
        var plain = new StringBuilder(text.Length);
        foreach (var span in MarkupParser.Parse(text)) plain.Append(span.Text);
        return plain.ToString();
    }
}
