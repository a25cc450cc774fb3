using System.Buffers.Binary;
using System.Text;
using System.Text.Unicode;

namespace OrleansChat.Attachments;

/// <summary>What a file is, told by its bytes and never by its name or by what the sender says (D7).</summary>
internal static class ContentType
{
    /// <summary>How many bytes from the file's start are enough to tell.</summary>
    public const int HeadBytes = 4096;

    /// <summary>What nothing is known of: bytes to download.</summary>
    public const string Unknown = "application/octet-stream";

    private static readonly (string Type, int At, byte[] Mark)[] Signatures =
    [
        ("image/png", 0, [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]),
        ("image/jpeg", 0, [0xFF, 0xD8, 0xFF]),
        ("image/gif", 0, "GIF87a"u8.ToArray()),
        ("image/gif", 0, "GIF89a"u8.ToArray()),
        ("application/pdf", 0, "%PDF-"u8.ToArray()),
        ("application/zip", 0, [(byte)'P', (byte)'K', 3, 4]),
        ("application/zip", 0, [(byte)'P', (byte)'K', 5, 6]),
        ("application/gzip", 0, [0x1F, 0x8B, 8]),
        ("application/x-7z-compressed", 0, [(byte)'7', (byte)'z', 0xBC, 0xAF, 0x27, 0x1C]),
        ("application/x-msdownload", 0, "MZ"u8.ToArray()),
        ("application/x-executable", 0, [0x7F, (byte)'E', (byte)'L', (byte)'F']),
        ("application/x-ole-storage", 0, [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]),
        ("video/webm", 0, [0x1A, 0x45, 0xDF, 0xA3]),
        ("audio/ogg", 0, "OggS"u8.ToArray()),
        ("audio/mpeg", 0, "ID3"u8.ToArray()),
    ];

    /// <summary>The type of a file that begins like this. SVG and HTML are text like any other: nothing here is ever run (incident row 17).</summary>
    public static string Of(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("RIFF"u8) && head.Length >= 12) return OfRiff(head.Slice(8, 4));
        if (head.Length >= 12 && head.Slice(4, 4).SequenceEqual("ftyp"u8)) return OfBrand(head);
        foreach (var (type, at, mark) in Signatures)
        {
            if (head.Length >= at && head[at..].StartsWith(mark)) return type;
        }

        return IsText(head) ? "text/plain" : Unknown;
    }

    /// <summary>Whether the product shows files of this type, re-encoded.</summary>
    public static bool IsImage(string type) => type is "image/png" or "image/jpeg" or "image/gif" or "image/webp";

    private static string OfRiff(ReadOnlySpan<byte> form) =>
        form.SequenceEqual("WEBP"u8) ? "image/webp" : form.SequenceEqual("WAVE"u8) ? "audio/wav" : Unknown;

    // One container for photographs, films and sound: the brand tells which, and a general one says it among those it is compatible with.
    private static string OfBrand(ReadOnlySpan<byte> head)
    {
        var brand = head.Slice(8, 4);
        if (!brand.SequenceEqual("mif1"u8) && !brand.SequenceEqual("msf1"u8)) return OfBrand(Encoding.Latin1.GetString(brand)) ?? "video/mp4";
        var length = (int)Math.Min((uint)head.Length, BinaryPrimitives.ReadUInt32BigEndian(head));
        for (var at = 16; at + 4 <= length; at += 4)
        {
            if (OfBrand(Encoding.Latin1.GetString(head.Slice(at, 4))) is { } told) return told;
        }

        return "image/heic";
    }

    private static string? OfBrand(string brand) => brand switch
    {
        "heic" or "heix" or "heim" or "heis" or "hevc" or "hevx" => "image/heic",
        "avif" or "avis" => "image/avif",
        "qt  " => "video/quicktime",
        "M4A " or "M4B " or "M4P " => "audio/mp4",
        _ => brand.StartsWith("3g", StringComparison.Ordinal) ? "video/3gpp" : null,
    };

    private static bool IsText(ReadOnlySpan<byte> head)
    {
        if (head.IsEmpty || head.Contains((byte)0)) return false;

        // The head may end within a character.
        for (var cut = 0; cut < 4 && cut < head.Length; cut++)
        {
            if (Utf8.IsValid(head[..^cut])) return true;
            if (head.Length < HeadBytes) return false;
        }

        return false;
    }
}
