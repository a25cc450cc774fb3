using System.Collections.Immutable;

namespace OrleansChat.Inbox;

/// <summary>Reads operators' lists over the departments given, which the caller has checked.</summary>
public interface IInboxReader
{
    /// <summary>A page of a view, newest first. Rows of equal time are never cut apart, so a page may exceed the limit.</summary>
    Task<InboxPage> Page(Conversations.Actor reader, ImmutableArray<string> departments, InboxQuery query);

    /// <summary>How many conversations each view holds.</summary>
    Task<InboxCounts> Counts(Conversations.Actor reader, ImmutableArray<string> departments);

    /// <summary>Conversations that changed since that time (ms), newest first, at most so many.</summary>
    Task<ImmutableArray<Conversations.InboxMark>> ChangedSince(ImmutableArray<string> departments, long since, int most);
}
