using System.Buffers;
using System.IO.Pipelines;
using System.Net.WebSockets;
using System.Runtime.CompilerServices;

namespace OrleansChat.WebFront.Hubs;

/// <summary>
/// What a WebSocket brings, as SignalR reads it. A connection that waits holds no buffer. Read where it was received: no pipe and no other
/// thread lie between.
/// </summary>
internal sealed class SocketReader(WebSocket socket) : PipeReader
{
    private const int FirstBuffer = 4096;

    private byte[]? _buffer;
    private int _start;
    private int _end;
    private int _examined;
    private bool _ended;
    private int _canceled;
    private int _waiting;

    private bool IsCanceled => Volatile.Read(ref _canceled) != 0;

    private ReadOnlySequence<byte> Unread => _buffer is null ? default : new(_buffer, _start, _end - _start);

    public override ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default) =>
        TryRead(out var result) ? new(result) : Receive();

    public override bool TryRead(out ReadResult result)
    {
        var something = IsCanceled || _ended || _end > _examined;
        result = something ? new(Unread, IsCanceled, _ended) : default;
        return something;
    }

    public override void AdvanceTo(SequencePosition consumed) => AdvanceTo(consumed, consumed);

    public override void AdvanceTo(SequencePosition consumed, SequencePosition examined)
    {
        var unread = Unread;
        _examined = _start + (int)unread.Slice(unread.Start, examined).Length;
        _start += (int)unread.Slice(unread.Start, consumed).Length;
        if (_start == _end) LetBufferGo();
    }

    /// <summary>
    /// Ends a pending read. It is asked for only where the connection is to end, so the socket goes with it; where nobody reads, the socket
    /// stays and is closed in good order.
    /// </summary>
    public override void CancelPendingRead()
    {
        Interlocked.Exchange(ref _canceled, 1);
        if (Interlocked.CompareExchange(ref _waiting, 0, 0) != 0) socket.Abort();
    }

    public override void Complete(Exception? exception = null) => LetBufferGo();

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<ReadResult> Receive()
    {
        Interlocked.Exchange(ref _waiting, 1);
        try
        {
            if (IsCanceled) return new(Unread, isCanceled: true, _ended);

            // Waits without a buffer; there is something to read when it is over.
            if (_buffer is null) _ended = (await socket.ReceiveAsync(Memory<byte>.Empty, default)).MessageType == WebSocketMessageType.Close;
            while (!_ended && _end == _examined)
            {
                var received = await socket.ReceiveAsync(Room(), default);
                _end += received.Count;
                _ended = received.MessageType == WebSocketMessageType.Close;
            }
        }
        catch (Exception exception) when (exception is WebSocketException or IOException or OperationCanceledException or ObjectDisposedException)
        {
            // A line that broke is a line that ended.
            _ended = true;
        }
        finally
        {
            Interlocked.Exchange(ref _waiting, 0);
        }

        return new(Unread, IsCanceled, _ended);
    }

    // Bounded by the hub, which gives up on messages that are too large.
    private Memory<byte> Room()
    {
        if (_buffer is null) (_buffer, _start, _end, _examined) = (ArrayPool<byte>.Shared.Rent(FirstBuffer), 0, 0, 0);
        if (_end == _buffer.Length)
        {
            var (old, length) = (_buffer, _end - _start);
            _buffer = ArrayPool<byte>.Shared.Rent(length * 2);
            Buffer.BlockCopy(old, _start, _buffer, 0, length);
            (_start, _end, _examined) = (0, length, _examined - _start);
            ArrayPool<byte>.Shared.Return(old);
        }

        return _buffer.AsMemory(_end);
    }

    private void LetBufferGo()
    {
        if (_buffer is not null) ArrayPool<byte>.Shared.Return(_buffer);
        (_buffer, _start, _end, _examined) = (null, 0, 0, 0);
    }
}
