using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;

namespace OrleansChat.Conversations;

/// <summary>The text form of every public id: 128 bits as 22 characters of base64url without padding.</summary>
public static class PublicId
{
    /// <summary>The number of characters of an id's text.</summary>
    public const int Length = 22;

    /// <summary>Writes 128 bits as 22 characters.</summary>
    public static string Format(UInt128 value)
    {
        Span<byte> bytes = stackalloc byte[16];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt128BigEndian(bytes, value);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Reads 22 characters; false for anything but the one canonical spelling of 128 bits.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out UInt128 value)
    {
        value = default;
        if (text is not { Length: Length }) return false;
        Span<byte> bytes = stackalloc byte[18];
        if (Base64Url.DecodeFromChars(text, bytes, out _, out var written) != OperationStatus.Done || written != 16) return false;
        value = System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(bytes);
        Span<char> canonical = stackalloc char[Length];
        Base64Url.EncodeToChars(bytes[..written], canonical);
        return text.AsSpan().SequenceEqual(canonical);
    }
}
