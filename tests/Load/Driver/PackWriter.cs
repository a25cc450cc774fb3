using System.Buffers.Binary;
using System.Text;

namespace OrleansChat.Load.Driver;

/// <summary>Writes MessagePack.</summary>
internal sealed class PackWriter
{
    private byte[] _bytes = new byte[512];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    public PackWriter Array(int count) => Byte((byte)(0x90 | count));

    public PackWriter Map(int count) => Byte((byte)(0x80 | count));

    public PackWriter Nil() => Byte(0xc0);

    public PackWriter Bool(bool value) => Byte(value ? (byte)0xc3 : (byte)0xc2);

    public PackWriter Int(int value)
    {
        if (value is >= 0 and < 128) return Byte((byte)value);
        Byte(0xd2);
        BinaryPrimitives.WriteInt32BigEndian(Take(4), value);
        return this;
    }

    public PackWriter String(string? value) => value is null ? Nil() : String(value, out _);

    /// <summary>Writes a string and tells where its first byte stands.</summary>
    public PackWriter String(string value, out int at)
    {
        var count = Encoding.UTF8.GetByteCount(value);
        if (count < 32) Byte((byte)(0xa0 | count));
        else
        {
            Byte(0xda);
            BinaryPrimitives.WriteUInt16BigEndian(Take(2), (ushort)count);
        }

        at = Length;
        Encoding.UTF8.GetBytes(value, Take(count));
        return this;
    }

    private PackWriter Byte(byte value)
    {
        Take(1)[0] = value;
        return this;
    }

    private Span<byte> Take(int count)
    {
        if (Length + count > _bytes.Length) System.Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, Length + count));
        var taken = _bytes.AsSpan(Length, count);
        Length += count;
        return taken;
    }
}
