using System.Globalization;
using System.Text;
using OrleansChat.Conversations;

namespace OrleansChat.Visitors;

/// <summary>A name and an address as a visitor or the host page gives them: a claim, and clean. What is absent is not known.</summary>
[GenerateSerializer, Immutable, Alias("chat.contact")]
public sealed record ContactDetails(string? Name, string? Email)
{
    /// <summary>The most characters of a name, as Unicode scalar values.</summary>
    public const int MaxName = 100;

    // What is taken out of a name does not count, but nobody needs to send much of it.
    private const int MaxNameGiven = 1_000;

    /// <summary>The details as they are kept, or why they cannot be. Checked where they come in and again where they are decided on.</summary>
    public static RefusalCode? Check(string? name, string? email, out ContactDetails kept)
    {
        kept = new(null, null);
        if (!TryName(name, out var cleaned)) return RefusalCode.NameInvalid;
        var address = email?.Trim(' ');
        if (address is { Length: > 0 } && !EmailAddress.IsValid(address)) return RefusalCode.EmailInvalid;
        kept = new(cleaned, address is { Length: > 0 } ? address : null);
        return null;
    }

    /// <summary>One line, without what is not seen or turns the text around; a name of nothing to read is none.</summary>
    private static bool TryName(string? given, out string? name)
    {
        name = null;
        if (given is null) return true;
        if (given.Length > MaxNameGiven) return false;
        var (text, scalars, gap) = (new StringBuilder(given.Length), 0, false);
        for (var rest = given.AsSpan(); !rest.IsEmpty;)
        {
            if (Rune.DecodeFromUtf16(rest, out var rune, out var taken) != System.Buffers.OperationStatus.Done) return false;
            rest = rest[taken..];
            if (Rune.IsWhiteSpace(rune)) gap = text.Length > 0;
            else if (IsShown(rune))
            {
                scalars += gap ? 2 : 1;
                if (gap) text.Append(' ');
                text.Append(rune);
                gap = false;
            }
        }

        if (scalars > MaxName) return false;
        name = text.ToString();
        if (MessageText.Check(name, out _) is not null) name = null;
        return true;
    }

    // Joiners belong to the writing of some languages; every other format character is out.
    private static bool IsShown(Rune rune) => rune.Value is 0x200C or 0x200D
        || Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format);
}
