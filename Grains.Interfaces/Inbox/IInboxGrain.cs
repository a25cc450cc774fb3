using System.Collections.Immutable;
using OrleansChat.Conversations;

namespace OrleansChat.Inbox;

/// <summary>One department's inbox, keyed by the department's id: who is told when its conversations change.</summary>
[Alias("chat.inbox")]
public interface IInboxGrain : IGrainWithStringKey
{
    /// <summary>A front asks to be told. Renewed with the front's lease; lapses with it.</summary>
    [Alias("watch")]
    Task Watch(string frontId);

    /// <summary>Silos tell which conversations changed, at most every 100 ms each.</summary>
    [Alias("changed")]
    Task Changed(ImmutableArray<ConversationId> conversations);
}

/// <summary>Reads operators' lists: a stateless worker over SQL.</summary>
[Alias("chat.inbox-lists")]
public interface IInboxListsGrain : IGrainWithIntegerKey
{
    /// <summary>A page of the operator's list, ordered by newest activity.</summary>
    [Alias("page")]
    Task<Outcome<InboxPage>> Page(Actor reader, InboxQuery query);

    /// <summary>The rows of those conversations that the reader may see.</summary>
    [Alias("rows")]
    Task<ImmutableArray<ConversationSummary>> Rows(Actor reader, ImmutableArray<ConversationId> ids);

    /// <summary>How many conversations each list holds for this reader.</summary>
    [Alias("counts")]
    Task<InboxCounts> Counts(Actor reader, string? departmentId);
}

/// <summary>The four lists of an inbox.</summary>
public enum InboxView
{
    /// <summary>Every open conversation.</summary>
    Open = 0,

    /// <summary>Open and nobody's.</summary>
    Unassigned = 1,

    /// <summary>Open and the reader's.</summary>
    Mine = 2,

    /// <summary>Closed.</summary>
    Closed = 3,
}

/// <summary>Which rows: a view, optionally one department, below <c>Before</c> (a <c>LastAt</c>, ms), at most <c>Limit</c> (1 to 100).</summary>
[GenerateSerializer, Immutable, Alias("chat.inbox-query")]
public sealed record InboxQuery(InboxView View, string? DepartmentId, long? Before, int Limit);

/// <summary>A page of an inbox.</summary>
[GenerateSerializer, Immutable, Alias("chat.inbox-page")]
public sealed record InboxPage(ImmutableArray<ConversationSummary> Rows, bool More);

/// <summary>How many conversations each view holds, and how many of the open ones have something unread for the reader.</summary>
[GenerateSerializer, Immutable, Alias("chat.inbox-counts")]
public sealed record InboxCounts(int Open, int Unassigned, int Mine, int Closed, int Unread);
