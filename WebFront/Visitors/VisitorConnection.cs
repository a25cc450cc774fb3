using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.SignalR;
using OrleansChat.Conversations;
using OrleansChat.Visitors;
using OrleansChat.WebFront.Edge;
using OrleansChat.WebFront.Feed;

namespace OrleansChat.WebFront.Visitors;

/// <summary>What a visitor's connection carries from call to call.</summary>
internal sealed record VisitorConnection(VisitorSession Session, Actor Visitor, FeedConnection Ear, CallLimits Limits)
{
    public static VisitorConnection Of(HubCallerContext context, LimitSwitch limits, TimeProvider clock)
    {
        var session = context.GetHttpContext()!.Features.GetRequiredFeature<VisitorSession>();
        var visitor = session.AsActor();
        var ear = new FeedConnection(context.Features.GetRequiredFeature<HubConnectionContext>(), visitor, clock);
        return new(session, visitor, ear, new(limits, clock));
    }
}
