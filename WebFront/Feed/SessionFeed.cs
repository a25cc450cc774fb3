using System.Collections.Concurrent;
using OrleansChat.Conversations;
using OrleansChat.Visitors;

namespace OrleansChat.WebFront.Feed;

/// <summary>Tells visitors' connections on this front that the list of their conversations changed, and who their visitor is.</summary>
public sealed partial class SessionFeed(IGrainFactory grains, FrontName front, TimeProvider clock, ILogger<SessionFeed> logger)
{
    private readonly ConcurrentDictionary<string, WatchedSession> _sessions = new();

    /// <summary>The sessions with connections here.</summary>
    internal IEnumerable<KeyValuePair<string, WatchedSession>> Watched => _sessions;

    /// <summary>The session has one more connection, which is told the list as soon as it is read.</summary>
    internal void Join(VisitorSession joining, ISessionListener connection)
    {
        while (true)
        {
            var session = _sessions.GetOrAdd(joining.Id, id => new(clock, watched => Tell(id, watched)));
            if (session.TryAdd(connection, joining.SessionEpoch)) return;
            _sessions.TryRemove(KeyValuePair.Create(joining.Id, session));
        }
    }

    /// <summary>The connection has ended.</summary>
    internal void Leave(string sessionId, ISessionListener connection)
    {
        if (_sessions.TryGetValue(sessionId, out var session) && session.Remove(connection)) _sessions.TryRemove(KeyValuePair.Create(sessionId, session));
    }

    /// <summary>The session was ended: what was opened with it before ends here.</summary>
    public void End(string sessionId, long epoch)
    {
        if (_sessions.TryGetValue(sessionId, out var session)) session.End(epoch);
    }

    /// <summary>A silo told that the session's list changed.</summary>
    internal void Changed(string sessionId)
    {
        if (_sessions.TryGetValue(sessionId, out var session)) session.Changed();
    }

    /// <summary>Who the session's visitor is by now.</summary>
    public void Known(VisitorSession session)
    {
        if (_sessions.TryGetValue(session.Id, out var watched)) watched.Known(session);
    }

    /// <summary>Silos came or went: interest is told again, and what was missed is read.</summary>
    internal void Lost()
    {
        foreach (var (_, session) in _sessions) session.Lost();
    }

    private async Task Tell(string sessionId, WatchedSession session)
    {
        try
        {
            // First the interest, then the read: what changes in between is told.
            if (session.MustTellInterest() && await grains.GetGrain<IVisitorSessionGrain>(sessionId).Watch(front.Id) is { } known)
            {
                session.Known(known);
            }

            session.Tell(await grains.GetGrain<IHistoryGrain>(0).OfVisitor(sessionId, before: null, WatchedSession.PageSize));
        }
        catch (Exception exception)
        {
            LogNotTold(sessionId, exception);
            session.Lost();
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "Session {Session} was not told its list; it is tried again")]
    private partial void LogNotTold(string session, Exception exception);
}
