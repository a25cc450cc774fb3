using OrleansChat.Conversations;
using OrleansChat.Visitors;
using OrleansChat.WebFront.Edge;

namespace OrleansChat.WebFront.Visitors;

/// <summary>Who calls without a connection, and how often he may.</summary>
internal sealed class StatelessCaller(VisitorSessions sessions, StatelessLimits limits)
{
    public async Task<(VisitorSession Session, Actor Visitor, CallLimits Limits)> Of(HttpRequest request, string hash)
    {
        var session = await sessions.Authenticate(request, hash);
        return (session, session.AsActor(), limits.Of(session.Id));
    }
}
