using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using OrleansChat.Conversations;
using OrleansChat.Conversations.Log;
using OrleansChat.Visitors;

namespace OrleansChat.Feed;

/// <summary>
/// The way to one front. What is added while a call is on its way out goes with the next one. Bounded: over the bound news are
/// dropped, and the front finds them missing when it asks for the heads.
/// </summary>
public sealed partial class FrontLane(string frontId, ILogger logger) : IThreadPoolWorkItem
{
    private const int Most = 10_000;

    private readonly Lock _lock = new();
    private readonly ImmutableArray<ConversationNews>.Builder _conversations = ImmutableArray.CreateBuilder<ConversationNews>();
    private readonly Dictionary<ConversationId, SeenNews> _seen = [];
    private readonly Dictionary<(ConversationId, string), TypingNews> _typing = [];
    private readonly Dictionary<string, HashSet<ConversationId>> _inbox = [];
    private readonly HashSet<string> _sessions = [];
    private readonly Dictionary<string, VisitorSession> _known = [];
    private IFrontObserver? _observer;
    private bool _leaving;

    /// <summary>When the lease lapses.</summary>
    public DateTimeOffset Until { get; private set; }

    /// <summary>Renews the lease.</summary>
    public void Renew(IFrontObserver observer, DateTimeOffset until)
    {
        lock (_lock)
        {
            _observer = observer;
            Until = until;
        }
    }

    /// <summary>Committed events.</summary>
    public void Add(ConversationNews news)
    {
        lock (_lock)
        {
            if (_conversations.Count >= Most) return;
            _conversations.Add(news);
            Leave();
        }
    }

    /// <summary>A side has read; the newest counts.</summary>
    public void Add(SeenNews news)
    {
        lock (_lock)
        {
            _seen[news.Id] = news;
            Leave();
        }
    }

    /// <summary>Somebody is typing; once a call is enough.</summary>
    public void Add(TypingNews news)
    {
        lock (_lock)
        {
            _typing[(news.Id, news.Author.Id)] = news;
            Leave();
        }
    }

    /// <summary>Rows of a department changed.</summary>
    public void AddInbox(string departmentId, ImmutableArray<ConversationId> conversations)
    {
        lock (_lock)
        {
            if (!_inbox.TryGetValue(departmentId, out var ids)) _inbox[departmentId] = ids = [];
            if (ids.Count < Most) ids.UnionWith(conversations);
            Leave();
        }
    }

    /// <summary>A session's list changed.</summary>
    public void AddSession(string sessionId)
    {
        lock (_lock)
        {
            if (_sessions.Count < Most) _sessions.Add(sessionId);
            Leave();
        }
    }

    /// <summary>Who a session's visitor is; the newest counts.</summary>
    public void Add(VisitorSession session)
    {
        lock (_lock)
        {
            if (_known.Count < Most) _known[session.Id] = session;
            Leave();
        }
    }

    void IThreadPoolWorkItem.Execute()
    {
        while (Take() is var (observer, news))
        {
            try
            {
                CrashPoint.Reach(CrashPoint.BeforeTell);
                observer.Tell(news).Ignore();
            }
            catch (Exception exception)
            {
                LogNotTold(frontId, exception);
            }
        }
    }

    private void Leave()
    {
        if (_leaving || _observer is null) return;
        _leaving = true;
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    private (IFrontObserver, FrontNews)? Take()
    {
        lock (_lock)
        {
            var nothing = _conversations.Count == 0 && _seen.Count == 0 && _typing.Count == 0 && _inbox.Count == 0 && _sessions.Count == 0
                && _known.Count == 0;
            if (nothing || _observer is null)
            {
                _leaving = false;
                return null;
            }

            var news = new FrontNews(
                _conversations.DrainToImmutable(),
                Drain(_seen),
                Drain(_typing),
                [.. _inbox.Select(changed => new InboxNews(changed.Key, [.. changed.Value]))],
                [.. _sessions],
                Drain(_known));
            _inbox.Clear();
            _sessions.Clear();
            return (_observer, news);
        }
    }

    private static ImmutableArray<TNews> Drain<TKey, TNews>(Dictionary<TKey, TNews> news)
        where TKey : notnull
    {
        if (news.Count == 0) return [];
        ImmutableArray<TNews> all = [.. news.Values];
        news.Clear();
        return all;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Front {FrontId} could not be told")]
    private partial void LogNotTold(string frontId, Exception exception);
}
