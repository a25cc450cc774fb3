using System.Collections.Immutable;

namespace OrleansChat.Conversations.Log;

/// <summary>Reads conversations for those who look at them. Grants are part of every query: what is not the reader's is not there.</summary>
/// <remarks>All throw <see cref="LogUnavailableException"/> when the store does not answer.</remarks>
public interface IConversationReader
{
    /// <summary>What the reader may see behind a position, the newest so many; null where he may see nothing.</summary>
    Task<EventBatch?> Since(Actor reader, ConversationId id, int position, int limit);

    /// <summary>The newest so many below a position, ascending; null where he may see nothing.</summary>
    Task<EventPage?> Before(Actor reader, ConversationId id, int before, int limit);

    /// <summary>The rows of those conversations that the reader may see, in the order asked for.</summary>
    Task<ImmutableArray<ConversationSummary>> Summaries(Actor reader, ImmutableArray<ConversationId> ids);

    /// <summary>A session's conversations below a time, newest first. Rows of equal time are never cut apart, so a page may exceed the limit.</summary>
    Task<VisitorConversations> OfVisitor(string sessionId, long? before, int limit);

    /// <summary>Heads and read marks of those that exist.</summary>
    Task<ImmutableArray<HeadMark>> Heads(ImmutableArray<ConversationId> ids);

    /// <summary>By session a number that grows with every change of its list: a message, a status, a read mark. Sessions without one are left out.</summary>
    Task<ImmutableDictionary<string, long>> SessionMarks(ImmutableArray<string> sessionIds);

    /// <summary>The versions of the widgets that exist.</summary>
    Task<ImmutableDictionary<string, long>> WidgetVersions(ImmutableArray<string> hashes);

    /// <summary>The epochs of the operators that exist.</summary>
    Task<ImmutableDictionary<string, long>> OperatorEpochs(ImmutableArray<string> operatorIds);

    /// <summary>The epochs of visitors' sessions that were ended; others are left out.</summary>
    Task<ImmutableDictionary<string, long>> SessionEpochs(ImmutableArray<string> sessionIds);
}
