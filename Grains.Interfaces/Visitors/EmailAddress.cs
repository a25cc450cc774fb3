using System.Buffers;

namespace OrleansChat.Visitors;

/// <summary>
/// Which addresses are taken: the plain ones of RFC 5321 in ASCII, without quoted local part, address literal or comment. What mail programs
/// and headers read in several ways is no address here.
/// </summary>
public static class EmailAddress
{
    /// <summary>The most characters.</summary>
    public const int MaxLength = 254;

    private const int MaxLocal = 64;
    private const int MaxLabel = 63;

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789");
    private static readonly SearchValues<char> LabelCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-");
    private static readonly SearchValues<char> AtomCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$%&'*+-/=?^_`{|}~");

    /// <summary>Whether it is one.</summary>
    public static bool IsValid(ReadOnlySpan<char> text)
    {
        var at = text.IndexOf('@');
        return at is >= 1 and <= MaxLocal && text.Length <= MaxLength && IsLocal(text[..at]) && IsDomain(text[(at + 1)..]);
    }

    private static bool IsLocal(ReadOnlySpan<char> local)
    {
        foreach (var atom in local.Split('.'))
        {
            if (local[atom].IsEmpty || local[atom].ContainsAnyExcept(AtomCharacters)) return false;
        }

        return true;
    }

    // At least two labels, of which the last is no number: else it is a host of one's own, or an address.
    private static bool IsDomain(ReadOnlySpan<char> domain)
    {
        var last = domain[(domain.LastIndexOf('.') + 1)..];
        if (last.Length == domain.Length || !last.ContainsAnyExcept(Digits)) return false;
        foreach (var range in domain.Split('.'))
        {
            var label = domain[range];
            if (label.Length is 0 or > MaxLabel || label[0] == '-' || label[^1] == '-' || label.ContainsAnyExcept(LabelCharacters)) return false;
        }

        return true;
    }
}
