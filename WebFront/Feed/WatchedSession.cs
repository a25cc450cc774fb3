using System.Collections.Immutable;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using OrleansChat.Conversations;
using OrleansChat.Visitors;
using OrleansChat.WebFront.Conversations;
using OrleansChat.Wire;

namespace OrleansChat.WebFront.Feed;

/// <summary>A visitor's session with connections on this front. Its list is read at most every 100 ms, less often while it keeps changing.</summary>
internal sealed class WatchedSession
{
    /// <summary>The first page of the list.</summary>
    public const int PageSize = 20;

    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan SlowestPace = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan InterestLasts = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private readonly TimeProvider _clock;
    private readonly Coalesced _tell;
    private ImmutableArray<(ISessionListener Connection, int SessionEpoch)> _connections = [];
    private bool _retired;
    private long _interestToldAt;
    private long _mark;

    public WatchedSession(TimeProvider clock, Func<WatchedSession, Task> tell)
    {
        _clock = clock;
        _tell = new(clock, Pace, SlowestPace, () => _retired ? Task.CompletedTask : tell(this));
    }

    /// <summary>False where it has been retired meanwhile and a new one is needed.</summary>
    public bool TryAdd(ISessionListener connection, int sessionEpoch)
    {
        lock (_lock)
        {
            if (_retired) return false;
            _connections = _connections.Add((connection, sessionEpoch));
        }

        _tell.Ask();
        return true;
    }

    /// <summary>True where nobody is left.</summary>
    public bool Remove(ISessionListener connection)
    {
        lock (_lock)
        {
            _connections = _connections.RemoveAll(known => known.Connection == connection);
            return _retired = _connections.IsEmpty;
        }
    }

    public void Changed() => _tell.Ask();

    /// <summary>Ends the connections that were opened in an earlier epoch of the session.</summary>
    public void End(long epoch)
    {
        foreach (var (connection, opened) in _connections)
        {
            if (opened < epoch) connection.Abort();
        }
    }

    public void Known(VisitorSession session)
    {
        foreach (var (connection, _) in _connections) connection.Known(session);
    }

    /// <summary>The store's mark of the list: where it has moved on, the list is read again, whether or not that was told.</summary>
    public void Heal(long mark)
    {
        if (mark == _mark) return;
        _mark = mark;
        Lost();
    }

    public void Lost()
    {
        _interestToldAt = 0;
        _tell.Ask();
    }

    /// <summary>
    /// Whether the session's grain is to be told of this front: at first, and with news that come long after, for they may come from an
    /// activation that has never heard of it.
    /// </summary>
    public bool MustTellInterest()
    {
        var due = _interestToldAt == 0 || _clock.GetElapsedTime(_interestToldAt) > InterestLasts;
        if (due) _interestToldAt = _clock.GetTimestamp();
        return due;
    }

    public void Tell(VisitorConversations list)
    {
        var message = new SerializedHubMessage(new InvocationMessage(nameof(IVisitorClient.Session), [WireShapes.Of(list)]));
        var all = true;
        foreach (var (connection, _) in _connections) all &= connection.TrySend(message);
        if (!all) _tell.Ask();
    }
}
