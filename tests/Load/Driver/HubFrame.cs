using System.Buffers.Binary;

namespace OrleansChat.Load.Driver;

/// <summary>Frames as a client sends them: WebSocket around SignalR's length-prefixed MessagePack. The mask is zero, so nothing need be masked.</summary>
internal static class HubFrame
{
    private const byte Binary = 0x82;
    private const byte Pong = 0x8a;
    private const byte Masked = 0x80;

    public static byte[] Handshake { get; } = Wrap(Binary, "{\"protocol\":\"messagepack\",\"version\":1}\u001e"u8);

    public static byte[] Ping { get; } = Message([0x91, 0x06], out _);

    /// <summary>A hub message's frame; <paramref name="bodyAt"/> tells where the message's own bytes begin.</summary>
    public static byte[] Message(ReadOnlySpan<byte> body, out int bodyAt)
    {
        Span<byte> prefix = stackalloc byte[5];
        var count = 0;
        for (var left = (uint)body.Length; ; left >>= 7)
        {
            prefix[count++] = (byte)(left > 0x7f ? left | 0x80 : left);
            if (left <= 0x7f) break;
        }

        var frame = Wrap(Binary, [.. prefix[..count], .. body]);
        bodyAt = frame.Length - body.Length;
        return frame;
    }

    public static byte[] PongTo(ReadOnlySpan<byte> ping) => Wrap(Pong, ping);

    /// <summary>An invocation: [1, {}, id, target, [arguments]].</summary>
    public static byte[] Invocation(string id, string target, int arguments, Action<PackWriter> write)
    {
        var body = new PackWriter().Array(5).Int(1).Map(0).String(id).String(target).Array(arguments);
        write(body);
        return Message(body.Written, out _);
    }

    private static byte[] Wrap(byte first, ReadOnlySpan<byte> payload)
    {
        var small = payload.Length < 126;
        var frame = new byte[(small ? 2 : 4) + 4 + payload.Length];
        frame[0] = first;
        frame[1] = (byte)(Masked | (small ? payload.Length : 126));
        if (!small) BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(2), checked((ushort)payload.Length));
        payload.CopyTo(frame.AsSpan(frame.Length - payload.Length));
        return frame;
    }
}
