using Microsoft.AspNetCore.SignalR;
using OrleansChat.Conversations;
using OrleansChat.WebFront.Edge;

namespace OrleansChat.WebFront.Feed;

/// <summary>A hub connection as the feed knows it: its reader, the conversations it has open, and its way out.</summary>
public sealed class FeedConnection : IFeedSubscriber
{
    private const int MostOpen = 200;

    private readonly HubConnectionContext _connection;
    private readonly Outlet _outlet;
    private readonly HashSet<ConversationId> _open = [];
    private bool _gone;

    internal FeedConnection(HubConnectionContext connection, Actor reader, TimeProvider clock)
    {
        _connection = connection;
        _outlet = new(connection, reader.Kind, clock);
        Reader = reader;
    }

    /// <summary>Who reads. An operator's departments may change while he is connected.</summary>
    public Actor Reader { get; set; }

    /// <inheritdoc />
    public void Hear(FeedMessage message)
    {
        if (message.Concerns(Reader)) _outlet.Send(message);
    }

    /// <summary>Sends what only this connection is told; false where it has no room now.</summary>
    public bool TrySend(SerializedHubMessage message) => _outlet.TrySend(message);

    /// <summary>Ends the connection.</summary>
    public void Abort() => _connection.Abort();

    /// <summary>Ends it where it has not taken what it was given for that long.</summary>
    internal void AbortIfStuck(TimeSpan patience)
    {
        if (_outlet.IsStuck(patience)) _connection.Abort();
    }

    /// <summary>Reads behind a position and goes on listening.</summary>
    internal async Task<EventBatch> Open(FrontFeed feed, ConversationId id, int position)
    {
        lock (_open)
        {
            if (!_open.Contains(id) && _open.Count >= MostOpen) throw RefusedException.Because(RefusalCode.TooManyOpen);
            _open.Add(id);
        }

        var read = await feed.Open(Reader, id, position, this);
        bool gone;
        lock (_open)
        {
            gone = _gone;
            if (read.Refusal is not null) _open.Remove(id);
        }

        if (gone) feed.Leave(id, this);
        return read.Granted();
    }

    /// <summary>Listens to that conversation no more.</summary>
    internal void Leave(FrontFeed feed, ConversationId id)
    {
        lock (_open) _open.Remove(id);
        feed.Leave(id, this);
    }

    /// <summary>The connection has ended.</summary>
    internal void LeaveAll(FrontFeed feed)
    {
        ConversationId[] open;
        lock (_open)
        {
            _gone = true;
            open = [.. _open];
            _open.Clear();
        }

        foreach (var id in open) feed.Leave(id, this);
    }
}
