using System.Buffers.Binary;

namespace OrleansChat.Attachments;

/// <summary>
/// An image's size in pixels as its header says it, read before anything is decoded: a few bytes can claim gigabytes of pixels.
/// </summary>
internal readonly record struct ImageSize(int Width, int Height)
{
    /// <summary>The most pixels that are decoded: 40 million, 160 MB of them.</summary>
    public const long MostPixels = 40_000_000;

    /// <summary>The longest side that is decoded.</summary>
    public const int LongestSide = 16_384;

    /// <summary>Whether it may be decoded.</summary>
    public bool Fits => Width is > 0 and <= LongestSide && Height is > 0 and <= LongestSide && (long)Width * Height <= MostPixels;

    /// <summary>Reads the header; null where it is cut off or makes no sense.</summary>
    public static ImageSize? Of(string type, ReadOnlySpan<byte> file) => type switch
    {
        "image/png" => OfPng(file),
        "image/gif" => OfGif(file),
        "image/webp" => OfWebp(file),
        "image/jpeg" => OfJpeg(file),
        _ => null,
    };

    private static ImageSize? OfPng(ReadOnlySpan<byte> file)
    {
        if (file.Length < 24 || !file.Slice(12, 4).SequenceEqual("IHDR"u8)) return null;
        var (width, height) = (BinaryPrimitives.ReadUInt32BigEndian(file[16..]), BinaryPrimitives.ReadUInt32BigEndian(file[20..]));
        return width > int.MaxValue || height > int.MaxValue ? null : new((int)width, (int)height);
    }

    private static ImageSize? OfGif(ReadOnlySpan<byte> file) =>
        file.Length < 10 ? null : new(BinaryPrimitives.ReadUInt16LittleEndian(file[6..]), BinaryPrimitives.ReadUInt16LittleEndian(file[8..]));

    private static ImageSize? OfWebp(ReadOnlySpan<byte> file)
    {
        if (file.Length < 30) return null;
        var form = file.Slice(12, 4);
        if (form.SequenceEqual("VP8X"u8)) return new(1 + Int24(file[24..]), 1 + Int24(file[27..]));
        if (form.SequenceEqual("VP8 "u8))
            return new(BinaryPrimitives.ReadUInt16LittleEndian(file[26..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(file[28..]) & 0x3FFF);
        if (!form.SequenceEqual("VP8L"u8) || file[20] != 0x2F) return null;
        var bits = BinaryPrimitives.ReadUInt32LittleEndian(file[21..]);
        return new(1 + (int)(bits & 0x3FFF), 1 + (int)((bits >> 14) & 0x3FFF));
    }

    private static ImageSize? OfJpeg(ReadOnlySpan<byte> file)
    {
        var at = 2;
        while (at + 9 <= file.Length && file[at] == 0xFF)
        {
            var marker = file[at + 1];
            if (marker == 0xFF)
            {
                at++;
                continue;
            }

            if (IsFrame(marker)) return new(BinaryPrimitives.ReadUInt16BigEndian(file[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(file[(at + 5)..]));
            var length = BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]);
            if (length < 2 || marker is 0xD9 or 0xDA) return null;
            at += 2 + length;
        }

        return null;
    }

    // Start of frame, in all its kinds; the three left out are tables.
    private static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    private static int Int24(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);
}
