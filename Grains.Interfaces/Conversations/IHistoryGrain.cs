namespace OrleansChat.Conversations;

/// <summary>Reads the log without waking a conversation: a stateless worker.</summary>
[Alias("chat.history")]
public interface IHistoryGrain : IGrainWithIntegerKey
{
    /// <summary>
    /// What the reader may see behind <paramref name="position"/>. Where more than <paramref name="limit"/> events lie between,
    /// the newest ones are answered with an <c>After</c> above the position.
    /// </summary>
    [Alias("since")]
    Task<Outcome<EventBatch>> Since(Actor reader, ConversationId id, int position, int limit);

    /// <summary>A page of older events, ascending, all below <paramref name="before"/>.</summary>
    [Alias("before")]
    Task<Outcome<EventPage>> Before(Actor reader, ConversationId id, int before, int limit);

    /// <summary>One conversation's row as that reader may see it.</summary>
    [Alias("summary")]
    Task<Outcome<ConversationSummary>> Summary(Actor reader, ConversationId id);

    /// <summary>A visitor's conversations, newest activity first. <paramref name="before"/> is the <c>LastAt</c> to go on below, or null.</summary>
    [Alias("of-visitor")]
    Task<VisitorConversations> OfVisitor(string sessionId, long? before, int limit);
}
