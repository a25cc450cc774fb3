using System.Collections.Immutable;
using OrleansChat.Feed;

namespace OrleansChat.Conversations;

/// <summary>
/// Whom one activation tells its news: the fronts that watch it, the session's own grain and the department's inbox.
/// </summary>
internal sealed class ConversationNewsDesk(ConversationId id, string activation, Fronts fronts, Pokes pokes, TimeProvider clock)
{
    private readonly FrontWatchers _watchers = new(fronts, clock);

    /// <summary>Names this activation.</summary>
    public string Activation => activation;

    public void Watch(string frontId) => _watchers.Add(frontId);

    public void Tell(ConversationState state, int after, ImmutableArray<LoggedEvent> events, int logEpoch)
    {
        var news = new ConversationNews(id, activation, after, events, after + events.Length, logEpoch);
        foreach (var front in _watchers.LanesOfNews()) front.Add(news);
        pokes.Session(state.SessionId, id, news.Head);
        pokes.Inbox(state.DepartmentId, id);
    }

    public void TellSeen(ReadMarks seen)
    {
        foreach (var front in _watchers.Lanes()) front.Add(new SeenNews(id, seen));
    }

    public void TellTyping(Author author)
    {
        foreach (var front in _watchers.Lanes()) front.Add(new TypingNews(id, author));
    }

    /// <summary>A read cursor is on disk: lists that count what that side has not read are to be asked again.</summary>
    public void TellUnread(ConversationState state, AuthorKind reader)
    {
        if (reader == AuthorKind.Visitor) pokes.Session(state.SessionId, id, 0);
        else pokes.Inbox(state.DepartmentId, id);
    }
}
