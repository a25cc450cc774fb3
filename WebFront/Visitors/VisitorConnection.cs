using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.SignalR;
using OrleansChat.Conversations;
using OrleansChat.Visitors;
using OrleansChat.WebFront.Edge;
using OrleansChat.WebFront.Feed;

namespace OrleansChat.WebFront.Visitors;

/// <summary>What a visitor's connection carries from call to call.</summary>
internal sealed class VisitorConnection(VisitorSession session, FeedConnection ear, CallLimits limits) : ISessionListener
{
    private readonly Lock _lock = new();
    private Known _known = new(session, session.AsActor());

    /// <summary>The session; replaced as a whole when the visitor says who he is, here or elsewhere.</summary>
    public VisitorSession Session => _known.Session;

    public Actor Visitor => _known.Visitor;

    public FeedConnection Ear { get; } = ear;

    public CallLimits Limits { get; } = limits;

    bool ISessionListener.TrySend(SerializedHubMessage message) => Ear.TrySend(message);

    void ISessionListener.Abort() => Ear.Abort();

    void ISessionListener.Known(VisitorSession session)
    {
        lock (_lock)
        {
            if (session.Version > _known.Session.Version) _known = new(session, session.AsActor());
        }
    }

    public static VisitorConnection Of(HubCallerContext context, LimitSwitch limits, TimeProvider clock)
    {
        var session = context.GetHttpContext()!.Features.GetRequiredFeature<VisitorSession>();
        var ear = new FeedConnection(context.Features.GetRequiredFeature<HubConnectionContext>(), session.AsActor(), clock);
        return new(session, ear, new(limits, clock));
    }

    private sealed record Known(VisitorSession Session, Actor Visitor);
}
