using System.Buffers;
using System.IO.Pipelines;
using System.Net.WebSockets;
using System.Runtime.CompilerServices;

namespace OrleansChat.WebFront.Hubs;

/// <summary>
/// What SignalR writes, gathered: what is flushed before the thread pool comes to send it goes out as one WebSocket message. An acknowledgement,
/// its event and their neighbours then share a frame and a system call. A client that takes nothing holds up its writer once
/// <see cref="Most"/> bytes wait. A line that broke takes everything in silence: its reader ends the connection.
/// </summary>
internal sealed class SocketWriter(WebSocket socket, TimeProvider clock) : PipeWriter, IThreadPoolWorkItem
{
    private const int Most = 16 * 1024;

    // Under load every connection has a buffer on its way, more than the shared pool keeps.
    private static readonly ArrayPool<byte> Buffers = ArrayPool<byte>.Create(Most, maxArraysPerBucket: 512);

    private readonly Lock _lock = new();
    private readonly Gathered _written = new();
    private readonly Gathered _waiting = new();
    private TaskCompletionSource<FlushResult>? _room;
    private bool _sending;
    private long _sendingSince;

    /// <summary>How the hub protocol writes.</summary>
    public WebSocketMessageType Type { get; set; }

    /// <summary>Whether a send has waited that long for the client to take it.</summary>
    public bool IsStuck(TimeSpan patience) => Volatile.Read(ref _sendingSince) is not 0 and var since && clock.GetElapsedTime(since) > patience;

    public override Memory<byte> GetMemory(int sizeHint = 0) => _written.Room(Math.Max(sizeHint, 1));

    public override Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    public override void Advance(int bytes) => _written.Length += bytes;

    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            if (_waiting.Length == 0) _waiting.Swap(_written);
            else _waiting.TakeOver(_written);
            return Leave();
        }
    }

    public override ValueTask<FlushResult> WriteAsync(ReadOnlyMemory<byte> source, CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            _waiting.TakeOver(_written);
            _waiting.Add(source.Span);
            return Leave();
        }
    }

    /// <summary>Ends a flush that waits for the client; where none does, the socket stays and is closed in good order.</summary>
    public override void CancelPendingFlush()
    {
        if (Volatile.Read(ref _sendingSince) != 0) socket.Abort();
    }

    // A send may still be on its way and gives its buffer back itself.
    public override void Complete(Exception? exception = null)
    {
    }

    /// <summary>Waits until everything that was flushed has gone, or the line is broken.</summary>
    public async Task Drained()
    {
        while (true)
        {
            Task room;
            lock (_lock)
            {
                if (!_sending) return;
                room = (_room ??= NewRoom()).Task;
            }

            await room;
        }
    }

    async void IThreadPoolWorkItem.Execute()
    {
        var sent = new Gathered();
        while (TryTake(sent))
        {
            var send = Send(sent.Bytes);
            if (!send.IsCompletedSuccessfully)
            {
                Volatile.Write(ref _sendingSince, clock.GetTimestamp());
                await Over(send);
                Volatile.Write(ref _sendingSince, 0);
            }

            sent.LetGo();
        }
    }

    // Under the lock.
    private ValueTask<FlushResult> Leave()
    {
        if (_waiting.Length == 0) return default;
        if (!_sending)
        {
            _sending = true;
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }

        return _waiting.Length < Most ? default : new((_room ??= NewRoom()).Task);
    }

    private bool TryTake(Gathered sent)
    {
        TaskCompletionSource<FlushResult>? room;
        bool more;
        lock (_lock)
        {
            sent.Swap(_waiting);
            more = _sending = sent.Length > 0;
            (room, _room) = (_room, null);
        }

        room?.SetResult(default);
        return more;
    }

    private ValueTask Send(ReadOnlyMemory<byte> message)
    {
        if (socket.State is not (WebSocketState.Open or WebSocketState.CloseReceived)) return default;
        try
        {
            return socket.SendAsync(message, Type, endOfMessage: true, CancellationToken.None);
        }
        catch (Exception exception) when (IsOfLine(exception))
        {
            return default;
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private static async ValueTask Over(ValueTask send)
    {
        try
        {
            await send;
        }
        catch (Exception exception) when (IsOfLine(exception))
        {
        }
    }

    private static TaskCompletionSource<FlushResult> NewRoom() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static bool IsOfLine(Exception exception) =>
        exception is WebSocketException or IOException or OperationCanceledException or ObjectDisposedException or InvalidOperationException;

    /// <summary>Bytes in a rented buffer; holds none while it is empty.</summary>
    private sealed class Gathered
    {
        private const int First = 512;

        private byte[]? _buffer;

        public int Length { get; set; }

        public ReadOnlyMemory<byte> Bytes => _buffer.AsMemory(0, Length);

        public Memory<byte> Room(int size)
        {
            if (_buffer is null) _buffer = Buffers.Rent(Math.Max(size, First));
            else if (_buffer.Length - Length < size)
            {
                var larger = Buffers.Rent(Math.Max(Length + size, _buffer.Length * 2));
                Buffer.BlockCopy(_buffer, 0, larger, 0, Length);
                Buffers.Return(_buffer);
                _buffer = larger;
            }

            return _buffer.AsMemory(Length);
        }

        public void Add(ReadOnlySpan<byte> bytes)
        {
            bytes.CopyTo(Room(bytes.Length).Span);
            Length += bytes.Length;
        }

        /// <summary>Adds what another holds, which is empty then.</summary>
        public void TakeOver(Gathered other)
        {
            if (other.Length > 0) Add(other.Bytes.Span);
            other.LetGo();
        }

        public void Swap(Gathered other)
        {
            (_buffer, other._buffer) = (other._buffer, _buffer);
            (Length, other.Length) = (other.Length, Length);
        }

        public void LetGo()
        {
            if (_buffer is not null) Buffers.Return(_buffer);
            (_buffer, Length) = (null, 0);
        }
    }
}
