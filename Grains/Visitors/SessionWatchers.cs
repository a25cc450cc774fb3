using OrleansChat.Feed;

namespace OrleansChat.Visitors;

/// <summary>The fronts with connections of one session. Before they are known, right after activation, every front is told.</summary>
internal sealed class SessionWatchers(Fronts fronts, TimeProvider clock)
{
    private static readonly TimeSpan Unacquainted = TimeSpan.FromSeconds(10);

    private readonly long _since = clock.GetTimestamp();
    private readonly HashSet<string> _frontIds = [];

    public void Add(string frontId) => _frontIds.Add(frontId);

    public void Tell(string sessionId)
    {
        var lanes = clock.GetElapsedTime(_since) > Unacquainted ? fronts.Those(_frontIds) : fronts.All();
        foreach (var lane in lanes) lane.AddSession(sessionId);
    }
}
