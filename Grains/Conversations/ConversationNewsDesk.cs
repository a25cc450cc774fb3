using System.Collections.Immutable;
using OrleansChat.Feed;

namespace OrleansChat.Conversations;

/// <summary>
/// Whom one activation tells its news. Fronts tell their interest once an activation; an activation that has just begun does not know
/// them yet and tells every front, and those that watch answer by telling their interest.
/// </summary>
internal sealed class ConversationNewsDesk(ConversationId id, string activation, Fronts fronts, Pokes pokes, TimeProvider clock)
{
    private static readonly TimeSpan Unacquainted = TimeSpan.FromSeconds(10);

    private readonly long _since = clock.GetTimestamp();
    private readonly HashSet<string> _watchers = [];
    private bool _acquainted;

    /// <summary>Names this activation.</summary>
    public string Activation => activation;

    public void Watch(string frontId) => _watchers.Add(frontId);

    public void Tell(ConversationState state, int after, ImmutableArray<LoggedEvent> events, int logEpoch)
    {
        var news = new ConversationNews(id, activation, after, events, after + events.Length, logEpoch);
        foreach (var front in Watchers()) front.Add(news);
        pokes.Session(state.SessionId, id, news.Head);
        pokes.Inbox(state.DepartmentId, id);
    }

    public void TellSeen(ReadMarks seen)
    {
        foreach (var front in Watchers()) front.Add(new SeenNews(id, seen));
    }

    public void TellTyping(Author author)
    {
        foreach (var front in Watchers()) front.Add(new TypingNews(id, author));
    }

    /// <summary>A read cursor is on disk: lists that count what that side has not read are to be asked again.</summary>
    public void TellUnread(ConversationState state, AuthorKind reader)
    {
        if (reader == AuthorKind.Visitor) pokes.Session(state.SessionId, id, 0);
        else pokes.Inbox(state.DepartmentId, id);
    }

    private IEnumerable<FrontLane> Watchers()
    {
        _acquainted = _acquainted || clock.GetElapsedTime(_since) > Unacquainted;
        return _acquainted ? fronts.Those(_watchers) : fronts.All();
    }
}
