using OrleansChat.Load.Dialects;
using OrleansChat.Load.Driver;

namespace OrleansChat.Load.Scenarios;

/// <summary>Many conversations without a line each: visitors start them and go, operators' lines write.</summary>
internal static class Conversations
{
    private const int VisitorsAtOnce = 16;

    public static async Task<IReadOnlyList<Conversation>> Start(ProductDialect dialect, int count, int perVisitor, IReadOnlyList<HubLine> writers)
    {
        var conversations = Enumerable.Range(0, count).Select(index => new Conversation(index)).ToList();
        var visitors = conversations.Chunk(perVisitor).Select((some, visitor) => (Some: some, Writer: writers[visitor % writers.Count]));
        foreach (var few in visitors.Chunk(VisitorsAtOnce)) await Task.WhenAll(few.Select(visitor => dialect.StartMany(visitor.Some, visitor.Writer)));
        return conversations;
    }
}
