using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.SignalR;
using OrleansChat.Conversations;
using OrleansChat.Visitors;
using OrleansChat.WebFront.Edge;
using OrleansChat.WebFront.Feed;

namespace OrleansChat.WebFront.Visitors;

/// <summary>What a visitor's connection carries from call to call.</summary>
internal sealed class VisitorConnection(VisitorSession session, FeedConnection ear, CallLimits limits)
{
    private VisitorSession _session = session;

    /// <summary>The session; replaced as a whole when the visitor says who he is.</summary>
    public VisitorSession Session
    {
        get => _session;
        set => (_session, Visitor) = (value, value.AsActor());
    }

    public Actor Visitor { get; private set; } = session.AsActor();

    public FeedConnection Ear { get; } = ear;

    public CallLimits Limits { get; } = limits;

    public static VisitorConnection Of(HubCallerContext context, LimitSwitch limits, TimeProvider clock)
    {
        var session = context.GetHttpContext()!.Features.GetRequiredFeature<VisitorSession>();
        var ear = new FeedConnection(context.Features.GetRequiredFeature<HubConnectionContext>(), session.AsActor(), clock);
        return new(session, ear, new(limits, clock));
    }
}
