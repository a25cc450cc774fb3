using OrleansChat.Conversations;

namespace OrleansChat.WebFront.Console.Attention;

/// <summary>
/// Hears in the stream of changed rows what calls for attention. Each message rings once, however often its row is told; what happened before
/// the console was opened is silent. <paramref name="since"/> is in ms since 1970.
/// </summary>
public sealed class Listener(string readerId, long since)
{
    private readonly Dictionary<ConversationId, int> _heard = [];

    /// <summary>The occasion that this row is, or null.</summary>
    public Occasion? Hear(ConversationSummary row)
    {
        var known = _heard.TryGetValue(row.Id, out var head);
        if (known && row.Head <= head) return null;
        if (row.Status == ConversationStatus.Closed) _heard.Remove(row.Id);
        else _heard[row.Id] = row.Head;
        if (row.LastAuthor != AuthorKind.Visitor || row.Unread == 0 || row.LastAt < since) return null;
        if (row.AssigneeId == readerId) return Occasion.Reply;
        return !known && row.AssigneeId is null && row.StartedAt >= since ? Occasion.NewConversation : null;
    }
}
