using System.Collections.Immutable;
using Orleans.Concurrency;
using OrleansChat.Conversations;
using OrleansChat.Visitors;

namespace OrleansChat.Feed;

/// <summary>A front's one ear. Pokes: late, double or lost they cost time, never data.</summary>
[Alias("chat.front-observer")]
public interface IFrontObserver : IGrainObserver
{
    /// <summary>News of any number of conversations. Only copies into bounded queues and returns.</summary>
    [OneWay, Alias("tell")]
    Task Tell(FrontNews news);
}

/// <summary>What a silo has to tell a front, in one call. <c>Known</c>: sessions whose visitor is known as somebody else by now.</summary>
[GenerateSerializer, Immutable, Alias("chat.front-news")]
public sealed record FrontNews(
    ImmutableArray<ConversationNews> Conversations,
    ImmutableArray<SeenNews> Seen,
    ImmutableArray<TypingNews> Typing,
    ImmutableArray<InboxNews> Inbox,
    ImmutableArray<string> Sessions,
    ImmutableArray<VisitorSession> Known);

/// <summary>Committed events of one conversation, contiguous from <c>After</c>+1 to <c>Head</c>, unfiltered.</summary>
[GenerateSerializer, Immutable, Alias("chat.conversation-news")]
public sealed record ConversationNews(
    ConversationId Id,
    string Activation,
    int After,
    ImmutableArray<LoggedEvent> Events,
    int Head,
    int LogEpoch);

/// <summary>A side has read up to there.</summary>
[GenerateSerializer, Immutable, Alias("chat.seen-news")]
public sealed record SeenNews(ConversationId Id, ReadMarks Seen);

/// <summary>Somebody is typing.</summary>
[GenerateSerializer, Immutable, Alias("chat.typing-news")]
public sealed record TypingNews(ConversationId Id, Author Author);

/// <summary>Conversations of a department whose rows changed.</summary>
[GenerateSerializer, Immutable, Alias("chat.inbox-news")]
public sealed record InboxNews(string DepartmentId, ImmutableArray<ConversationId> Conversations);
