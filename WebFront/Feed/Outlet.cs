using Microsoft.AspNetCore.SignalR;
using OrleansChat.Conversations;

namespace OrleansChat.WebFront.Feed;

/// <summary>
/// The way out to one connection: a small bounded queue and one writer, which runs on the teller's thread while the connection takes what
/// it is given and costs nothing while it is idle. What finds no room becomes a head that the client is told when there is room again.
/// </summary>
internal sealed class Outlet(HubConnectionContext connection, AuthorKind reader, TimeProvider clock)
{
    private const int MostMessages = 64;
    private const int MostBytes = 128 * 1024;

    private readonly Lock _lock = new();
    private Queue<SerializedHubMessage>? _queue;
    private Dictionary<ConversationId, HeadMessage>? _behind;
    private int _queuedBytes;
    private bool _writing;
    private long _writingSince;

    /// <summary>Whether the connection has not taken what it was given for that long.</summary>
    public bool IsStuck(TimeSpan patience) => Volatile.Read(ref _writing) && clock.GetElapsedTime(Volatile.Read(ref _writingSince)) > patience;

    /// <summary>Gives a piece of news.</summary>
    public void Send(FeedMessage message)
    {
        lock (_lock)
        {
            if (_behind is not null && _behind.ContainsKey(message.Conversation))
            {
                Mark(message);
                return;
            }

            if (_writing)
            {
                if (!Enqueue(message.For(reader))) Mark(message);
                return;
            }

            Begin();
        }

        Drain(message.ForMany ? connection.WriteAsync(message.For(reader)) : connection.WriteAsync(message.Call(reader)));
    }

    /// <summary>Gives a message that a newer one of its kind will replace; without room it is not kept.</summary>
    public bool TrySend(SerializedHubMessage message)
    {
        lock (_lock)
        {
            if (_writing) return Enqueue(message);
            Begin();
        }

        Drain(connection.WriteAsync(message));
        return true;
    }

    private void Begin()
    {
        _writing = true;
        _writingSince = clock.GetTimestamp();
    }

    private bool Enqueue(SerializedHubMessage message)
    {
        var bytes = message.GetSerializedMessage(connection.Protocol).Length;
        if (_queue?.Count >= MostMessages || _queuedBytes + bytes > MostBytes) return false;
        (_queue ??= new()).Enqueue(message);
        _queuedBytes += bytes;
        return true;
    }

    private void Mark(FeedMessage message)
    {
        if (message.Lasting) (_behind ??= [])[message.Conversation] = new(message.Conversation, message.Head, message.LogEpoch);
    }

    private void Drain(ValueTask write)
    {
        while (write.IsCompletedSuccessfully)
        {
            if (Next() is not { } next) return;
            write = connection.WriteAsync(next);
        }

        _ = DrainLater(write);
    }

    private async Task DrainLater(ValueTask write)
    {
        try
        {
            await write;
            if (Next() is { } message) Drain(connection.WriteAsync(message));
        }
        catch (Exception)
        {
            // The writer stays marked as busy: nothing more is written to a connection that is going.
            connection.Abort();
        }
    }

    private SerializedHubMessage? Next()
    {
        lock (_lock)
        {
            _writingSince = clock.GetTimestamp();
            if (_queue is not null && _queue.TryDequeue(out var message))
            {
                _queuedBytes -= message.GetSerializedMessage(connection.Protocol).Length;
                return message;
            }

            (_queue, _queuedBytes) = (null, 0);
            if (_behind is null)
            {
                _writing = false;
                return null;
            }

            var (conversation, head) = _behind.First();
            _behind.Remove(conversation);
            if (_behind.Count == 0) _behind = null;
            return head.For(reader);
        }
    }
}
