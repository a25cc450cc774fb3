using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;

namespace OrleansChat.Load.Driver;

/// <summary>Client ids that hold the message's number in this run, so that what is delivered can be booked without a table.</summary>
internal sealed class MessageIds
{
    /// <summary>16 bytes as base64url.</summary>
    public const int Length = 22;

    private const int Bytes = 16;

    private readonly byte[] _salt = RandomNumberGenerator.GetBytes(Bytes - sizeof(int));

    public void Write(int message, Span<byte> to)
    {
        Span<byte> id = stackalloc byte[Bytes];
        _salt.CopyTo(id);
        BinaryPrimitives.WriteInt32BigEndian(id[_salt.Length..], message);
        Base64Url.EncodeToUtf8(id, to, out _, out _);
    }

    /// <summary>The number, or -1 for an id that is not of this run.</summary>
    public int Read(ReadOnlySpan<byte> text)
    {
        Span<byte> id = stackalloc byte[Bytes];
        if (text.Length != Length) return -1;
        Base64Url.DecodeFromUtf8(text, id, out _, out _);
        return id.StartsWith(_salt) ? BinaryPrimitives.ReadInt32BigEndian(id[_salt.Length..]) : -1;
    }

    /// <summary>A fresh id that names no message.</summary>
    public static string Fresh() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));
}
