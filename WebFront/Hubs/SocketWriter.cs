using System.Buffers;
using System.IO.Pipelines;
using System.Net.WebSockets;
using System.Runtime.CompilerServices;

namespace OrleansChat.WebFront.Hubs;

/// <summary>
/// What SignalR writes, sent as one WebSocket message a flush, where it was written. A message encoded beforehand is sent as it lies. A line
/// that broke takes everything in silence: its reader ends the connection.
/// </summary>
internal sealed class SocketWriter(WebSocket socket, TimeProvider clock) : PipeWriter
{
    private const int FirstBuffer = 512;

    private byte[]? _buffer;
    private int _length;
    private long _sendingSince;

    /// <summary>How the hub protocol writes.</summary>
    public WebSocketMessageType Type { get; set; }

    /// <summary>Whether a flush has waited that long for the client to take what was sent.</summary>
    public bool IsStuck(TimeSpan patience) => Volatile.Read(ref _sendingSince) is not 0 and var since && clock.GetElapsedTime(since) > patience;

    public override Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(Math.Max(sizeHint, 1));
        return _buffer.AsMemory(_length);
    }

    public override Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    public override void Advance(int bytes) => _length += bytes;

    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default)
    {
        var send = Send(_buffer.AsMemory(0, _length));
        if (!send.IsCompleted) return Wait(send);
        LetBufferGo();
        return new(Over(send));
    }

    public override ValueTask<FlushResult> WriteAsync(ReadOnlyMemory<byte> source, CancellationToken cancellationToken = default)
    {
        if (_length > 0)
        {
            source.Span.CopyTo(GetSpan(source.Length));
            Advance(source.Length);
            return FlushAsync(cancellationToken);
        }

        var send = Send(source);
        return send.IsCompleted ? new(Over(send)) : Wait(send);
    }

    /// <summary>Ends a flush that waits for the client; where none does, the socket stays and is closed in good order.</summary>
    public override void CancelPendingFlush()
    {
        if (Volatile.Read(ref _sendingSince) != 0) socket.Abort();
    }

    // A flush may still be on its way and gives its buffer back itself.
    public override void Complete(Exception? exception = null)
    {
    }

    private ValueTask Send(ReadOnlyMemory<byte> message)
    {
        if (message.IsEmpty || socket.State is not (WebSocketState.Open or WebSocketState.CloseReceived)) return default;
        try
        {
            return socket.SendAsync(message, Type, endOfMessage: true, CancellationToken.None);
        }
        catch (Exception exception) when (IsOfLine(exception))
        {
            return default;
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<FlushResult> Wait(ValueTask send)
    {
        Volatile.Write(ref _sendingSince, clock.GetTimestamp());
        try
        {
            await send;
            return new(isCanceled: false, isCompleted: false);
        }
        catch (Exception exception) when (IsOfLine(exception))
        {
            return new(isCanceled: false, isCompleted: true);
        }
        finally
        {
            Volatile.Write(ref _sendingSince, 0);
            LetBufferGo();
        }
    }

    private static FlushResult Over(ValueTask send)
    {
        try
        {
            send.GetAwaiter().GetResult();
            return new(isCanceled: false, isCompleted: false);
        }
        catch (Exception exception) when (IsOfLine(exception))
        {
            return new(isCanceled: false, isCompleted: true);
        }
    }

    private static bool IsOfLine(Exception exception) =>
        exception is WebSocketException or IOException or OperationCanceledException or ObjectDisposedException or InvalidOperationException;

    private void Reserve(int size)
    {
        if (_buffer is null) _buffer = ArrayPool<byte>.Shared.Rent(Math.Max(size, FirstBuffer));
        else if (_buffer.Length - _length < size)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_length + size, _buffer.Length * 2));
            Buffer.BlockCopy(_buffer, 0, larger, 0, _length);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }
    }

    private void LetBufferGo()
    {
        if (_buffer is not null) ArrayPool<byte>.Shared.Return(_buffer);
        (_buffer, _length) = (null, 0);
    }
}
