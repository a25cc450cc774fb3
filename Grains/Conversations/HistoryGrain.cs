using Orleans.Concurrency;
using OrleansChat.Conversations.Log;
using OrleansChat.Hosting;

namespace OrleansChat.Conversations;

/// <summary>Reads the log for one reader. A conversation that is not there and one that is not the reader's answer alike.</summary>
[StatelessWorker, GrainType("history")]
public sealed class HistoryGrain(IConversationReader conversations) : Grain, IHistoryGrain, IStoreCaller
{
    private const int LargestPage = 200;
    private const int LargestList = 50;

    /// <inheritdoc />
    public async Task<Outcome<EventBatch>> Since(Actor reader, ConversationId id, int position, int limit)
    {
        if (position < 0 || limit is < 1 or > LargestPage) return RefusalCode.Malformed;
        return await Read(() => conversations.Since(reader, id, position, limit));
    }

    /// <inheritdoc />
    public async Task<Outcome<EventPage>> Before(Actor reader, ConversationId id, int before, int limit)
    {
        if (before < 1 || limit is < 1 or > LargestPage) return RefusalCode.Malformed;
        return await Read(() => conversations.Before(reader, id, before, limit));
    }

    /// <inheritdoc />
    public async Task<Outcome<ConversationSummary>> Summary(Actor reader, ConversationId id) =>
        await Read(async () => (await conversations.Summaries(reader, [id])).SingleOrDefault());

    /// <inheritdoc />
    public Task<VisitorConversations> OfVisitor(string sessionId, long? before, int limit) =>
        conversations.OfVisitor(sessionId, before, Math.Clamp(limit, 1, LargestList));

    private static async Task<Outcome<T>> Read<T>(Func<Task<T?>> read)
        where T : class
    {
        try
        {
            return await read() is { } found ? found : RefusalCode.NotFound;
        }
        catch (LogUnavailableException)
        {
            return RefusalCode.Unavailable;
        }
    }
}
