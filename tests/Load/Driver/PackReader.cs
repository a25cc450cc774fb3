using System.Buffers.Binary;
using System.Text;

namespace OrleansChat.Load.Driver;

/// <summary>Reads MessagePack without allocating.</summary>
internal ref struct PackReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _at;

    public readonly ReadOnlySpan<byte> Rest => _bytes[_at..];

    public int Array()
    {
        var code = _bytes[_at++];
        return code switch
        {
            >= 0x90 and <= 0x9f => code & 0x0f,
            0xdc => (int)Unsigned(2),
            0xdd => (int)Unsigned(4),
            0xc0 => 0,
            _ => throw Unexpected(code, "an array"),
        };
    }

    public int Map()
    {
        var code = _bytes[_at++];
        return code switch
        {
            >= 0x80 and <= 0x8f => code & 0x0f,
            0xde => (int)Unsigned(2),
            0xdf => (int)Unsigned(4),
            _ => throw Unexpected(code, "a map"),
        };
    }

    /// <summary>A string's bytes; empty for nil.</summary>
    public ReadOnlySpan<byte> String()
    {
        var code = _bytes[_at++];
        var count = code switch
        {
            >= 0xa0 and <= 0xbf => code & 0x1f,
            0xd9 => (int)Unsigned(1),
            0xda => (int)Unsigned(2),
            0xdb => (int)Unsigned(4),
            0xc0 => 0,
            _ => throw Unexpected(code, "a string"),
        };
        var value = _bytes.Slice(_at, count);
        _at += count;
        return value;
    }

    public long Integer()
    {
        var code = _bytes[_at++];
        return code switch
        {
            <= 0x7f => code,
            >= 0xe0 => (sbyte)code,
            0xcc => (long)Unsigned(1),
            0xcd => (long)Unsigned(2),
            0xce => (long)Unsigned(4),
            0xcf => (long)Unsigned(8),
            0xd0 => (sbyte)Unsigned(1),
            0xd1 => (short)Unsigned(2),
            0xd2 => (int)Unsigned(4),
            0xd3 => (long)Unsigned(8),
            _ => throw Unexpected(code, "a number"),
        };
    }

    public bool Nil()
    {
        if (_bytes[_at] != 0xc0) return false;
        _at++;
        return true;
    }

    /// <summary>Steps over one value, whatever it holds.</summary>
    public void Skip()
    {
        for (var values = 1; values > 0; values--) values += SkipHead();
    }

    // Steps over a scalar, or over a container's head; answers how many values the container holds.
    private int SkipHead()
    {
        var code = _bytes[_at++];
        switch (code)
        {
            case <= 0x7f or >= 0xe0 or 0xc0 or 0xc2 or 0xc3:
                return 0;
            case <= 0x8f:
                return (code & 0x0f) * 2;
            case <= 0x9f:
                return code & 0x0f;
            case <= 0xbf:
                return Over(code & 0x1f);
            case 0xc4 or 0xd9:
                return Over((int)Unsigned(1));
            case 0xc5 or 0xda:
                return Over((int)Unsigned(2));
            case 0xc6 or 0xdb:
                return Over((int)Unsigned(4));
            case 0xdc:
                return (int)Unsigned(2);
            case 0xdd:
                return (int)Unsigned(4);
            case 0xde:
                return (int)Unsigned(2) * 2;
            case 0xdf:
                return (int)Unsigned(4) * 2;
            default:
                return Over(Width(code));
        }
    }

    private int Over(int bytes)
    {
        _at += bytes;
        return 0;
    }

    private static int Width(byte code) => code switch
    {
        0xcc or 0xd0 => 1,
        0xcd or 0xd1 or 0xd4 => 2,
        0xd5 => 3,
        0xca or 0xce or 0xd2 => 4,
        0xd6 => 5,
        0xcb or 0xcf or 0xd3 => 8,
        0xd7 => 9,
        0xd8 => 17,
        _ => throw Unexpected(code, "a value"),
    };

    private ulong Unsigned(int width)
    {
        var from = _bytes.Slice(_at, width);
        _at += width;
        return width switch
        {
            1 => from[0],
            2 => BinaryPrimitives.ReadUInt16BigEndian(from),
            4 => BinaryPrimitives.ReadUInt32BigEndian(from),
            _ => BinaryPrimitives.ReadUInt64BigEndian(from),
        };
    }

    private static InvalidDataException Unexpected(byte code, string wanted) => new($"MessagePack 0x{code:x2} where {wanted} was expected.");

    public override readonly string ToString() => Encoding.UTF8.GetString(_bytes);
}
