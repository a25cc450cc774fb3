namespace OrleansChat.Feed;

/// <summary>
/// The fronts that watch one activation. They tell their interest once; an activation that has just begun does not know them yet and tells
/// every front, and those that watch answer by telling their interest.
/// </summary>
internal sealed class FrontWatchers(Fronts fronts, TimeProvider clock)
{
    private static readonly TimeSpan Unacquainted = TimeSpan.FromSeconds(10);

    private readonly long _since = clock.GetTimestamp();
    private readonly HashSet<string> _frontIds = [];
    private bool _acquainted;

    /// <summary>A front watches.</summary>
    public void Add(string frontId) => _frontIds.Add(frontId);

    /// <summary>The ways to whom it is to be told.</summary>
    public IEnumerable<FrontLane> Lanes()
    {
        _acquainted = _acquainted || clock.GetElapsedTime(_since) > Unacquainted;
        return _acquainted ? fronts.Those(_frontIds) : fronts.All();
    }
}
