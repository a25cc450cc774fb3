using System.Globalization;
using System.Text;

namespace OrleansChat.Conversations;

/// <summary>What a message's text may be (D12). Checked where it comes in and again where it is decided on.</summary>
public static class MessageText
{
    /// <summary>The most Unicode scalar values.</summary>
    public const int MaxScalars = 8_000;

    /// <summary>The most UTF-8 bytes.</summary>
    public const int MaxBytes = 32_000;

    // A line break may come as two characters and count as one.
    private const int MaxCharsGiven = 4 * MaxScalars;

    /// <summary>The text with its line breaks as line feeds, or why it cannot be kept.</summary>
    public static RefusalCode? Check(string text, out string kept)
    {
        kept = text;
        if (text.Length > MaxCharsGiven) return RefusalCode.TextTooLong;
        if (text.Contains('\r')) kept = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        return Check(kept);
    }

    private static RefusalCode? Check(ReadOnlySpan<char> text)
    {
        // Most messages are plain, and this finds it out many characters at a time.
        if (text.Length <= MaxScalars && !text.ContainsAnyExceptInRange(' ', '~')) return text.ContainsAnyExcept(' ') ? null : RefusalCode.TextEmpty;
        var (scalars, bytes, readable) = (0, 0, false);
        while (!text.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(text, out var rune, out var taken) != System.Buffers.OperationStatus.Done) return RefusalCode.TextInvalid;
            if (Rune.IsControl(rune) && rune.Value is not ('\t' or '\n')) return RefusalCode.TextInvalid;
            scalars++;
            bytes += rune.Utf8SequenceLength;
            readable = readable || IsReadable(rune);
            text = text[taken..];
        }

        if (scalars > MaxScalars || bytes > MaxBytes) return RefusalCode.TextTooLong;
        return readable ? null : RefusalCode.TextEmpty;
    }

    private static bool IsReadable(Rune rune) =>
        rune.IsAscii ? rune.Value > ' ' : !Rune.IsWhiteSpace(rune) && !IsBlank(rune) && Rune.GetUnicodeCategory(rune) != UnicodeCategory.Format;

    // Fillers, joiners and selectors that draw nothing though their category does not say so.
    private static bool IsBlank(Rune rune) => rune.Value is
        0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x2800 or 0x3164 or 0xFFA0
        or (>= 0x180B and <= 0x180F) or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF);
}
