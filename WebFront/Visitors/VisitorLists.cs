using OrleansChat.Conversations;
using OrleansChat.Visitors;
using OrleansChat.WebFront.Conversations;
using OrleansChat.WebFront.Edge;
using OrleansChat.Wire;

namespace OrleansChat.WebFront.Visitors;

/// <summary>Your Conversations (S70), page by page.</summary>
public sealed class VisitorLists(IGrainFactory grains)
{
    /// <summary>A page, newest activity first, below <paramref name="before"/> (ms).</summary>
    public async Task<WireConversations> Page(VisitorSession session, long? before, int limit, CallLimits limits)
    {
        var (below, size) = (Given.Time(before), Given.Limit(limit, most: 50));
        limits.Read();
        return WireShapes.Of(await grains.GetGrain<IHistoryGrain>(0).OfVisitor(session.Id, below, size));
    }
}
