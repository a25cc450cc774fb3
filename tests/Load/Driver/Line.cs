using System.Net;
using System.Runtime.InteropServices;
using OrleansChat.Load.Machine;

namespace OrleansChat.Load.Driver;

/// <summary>One TCP connection: bytes in, bytes out. First it speaks HTTP, then the hub protocol.</summary>
internal sealed class Line : IDisposable
{
    private readonly Loop _loop;
    private readonly TaskCompletionSource _connected = new();
    private int _fd;
    private int _slot;
    private byte[] _kept = [];
    private byte[] _unsent = [];

    private Line(Loop loop) => _loop = loop;

    /// <summary>Takes bytes, says how many it used; the rest comes again with more behind it.</summary>
    public delegate int Reader(Span<byte> bytes, long now);

    public Reader? Read { get; set; }

    /// <summary>Called once when the other side, or an error, ended the line.</summary>
    public Action? Ended { get; set; }

    public static async Task<Line> Connect(Loop loop, IPEndPoint server)
    {
        var line = new Line(loop);
        line.Dial(server);
        await line._connected.Task;
        return line;
    }

    public void Send(ReadOnlySpan<byte> bytes)
    {
        if (_fd == 0) return;
        if (_unsent.Length > 0)
        {
            _unsent = [.. _unsent, .. bytes];
            return;
        }

        var sent = Write(bytes);
        if (sent == bytes.Length || _fd == 0) return;
        _unsent = bytes[sent..].ToArray();
        _loop.Change(_fd, _slot, writable: true);
    }

    /// <summary>Called by the loop.</summary>
    public void Ready(int events)
    {
        if (!_connected.Task.IsCompleted) Connected();
        else if ((events & Native.Out) != 0) SendUnsent();
        if (_fd != 0 && (events & (Native.In | Native.HangUp | Native.Error)) != 0) Receive();
    }

    /// <summary>Ends the line at once, as a lost network does: no goodbye, what is under way is thrown away.</summary>
    public unsafe void Drop()
    {
        if (_fd == 0) return;
        var linger = stackalloc int[2] { 1, 0 };
        _ = Native.setsockopt(_fd, Option.Socket, Option.Linger, linger, 8);
        Close();
    }

    public void Dispose() => Close();

    private unsafe void Dial(IPEndPoint server)
    {
        _fd = Native.socket(Option.Inet, Option.Stream | Option.NonBlocking, 0);
        if (_fd < 0) throw new InvalidOperationException($"No socket: {Marshal.GetLastPInvokeErrorMessage()}");
        var on = 1;
        _ = Native.setsockopt(_fd, Option.Tcp, Option.NoDelay, &on, sizeof(int));
        var address = new Native.SocketAddress
        {
            Family = Option.Inet,
            PortBigEndian = (ushort)IPAddress.HostToNetworkOrder((short)server.Port),
            AddressBigEndian = BitConverter.ToUInt32(server.Address.GetAddressBytes()),
        };
        if (Native.connect(_fd, &address, sizeof(Native.SocketAddress)) < 0 && Marshal.GetLastPInvokeError() != Native.InProgress)
            throw new InvalidOperationException($"No connection: {Marshal.GetLastPInvokeErrorMessage()}");
        _slot = _loop.Watch(this, _fd);
    }

    private unsafe void Connected()
    {
        int error = 0, length = sizeof(int);
        _ = Native.getsockopt(_fd, Option.Socket, Option.ErrorOf, &error, &length);
        _loop.Change(_fd, _slot, writable: false);
        if (error == 0)
        {
            _connected.SetResult();
            return;
        }

        Close();
        _connected.SetException(new InvalidOperationException($"No connection: error {error}"));
    }

    private unsafe void Receive()
    {
        var buffer = _loop.Buffer;
        _kept.CopyTo(buffer, 0);
        var had = _kept.Length;
        nint got;
        fixed (byte* at = buffer) got = Native.read(_fd, at + had, buffer.Length - had);
        if (got <= 0)
        {
            if (got < 0 && Marshal.GetLastPInvokeError() == Native.Again) return;
            Close();
            Ended?.Invoke();
            return;
        }

        Hand(buffer.AsSpan(0, had + (int)got));
    }

    private void Hand(Span<byte> bytes)
    {
        var now = Loop.Now;
        var used = 0;
        // The reader may be replaced while it reads (HTTP gives way to the hub).
        while (used < bytes.Length && Read is { } read)
        {
            var step = read(bytes[used..], now);
            used += step;
            if (step == 0) break;
        }

        _kept = used == bytes.Length || _fd == 0 ? [] : bytes[used..].ToArray();
    }

    private void SendUnsent()
    {
        var sent = Write(_unsent);
        _unsent = _unsent[sent..];
        if (_unsent.Length == 0 && _fd != 0) _loop.Change(_fd, _slot, writable: false);
    }

    private unsafe int Write(ReadOnlySpan<byte> bytes)
    {
        nint sent;
        fixed (byte* at = bytes) sent = Native.send(_fd, at, bytes.Length, Option.NoSignal);
        if (sent >= 0) return (int)sent;
        if (Marshal.GetLastPInvokeError() != Native.Again)
        {
            Close();
            Ended?.Invoke();
        }

        return 0;
    }

    private void Close()
    {
        if (_fd == 0) return;
        _loop.Forget(_slot);
        _ = Native.close(_fd);
        _fd = 0;
        _kept = [];
        _unsent = [];
    }

    private static class Option
    {
        public const int Inet = 2;
        public const int Stream = 1;
        public const int NonBlocking = 0x800;
        public const int Tcp = 6;
        public const int NoDelay = 1;
        public const int Socket = 1;
        public const int ErrorOf = 4;
        public const int Linger = 13;
        public const int NoSignal = 0x4000;
    }
}
