namespace OrleansChat.Feed;

/// <summary>
/// The fronts that watch one activation. They tell their interest once; an activation that has just begun does not know them yet and tells
/// every front, and those that watch answer by telling their interest.
/// </summary>
internal sealed class FrontWatchers(Fronts fronts, TimeProvider clock)
{
    private static readonly TimeSpan Unacquainted = TimeSpan.FromSeconds(10);

    private readonly HashSet<string> _frontIds = [];
    private long _since = clock.GetTimestamp();
    private bool _acquainted;
    private bool _introduced;

    /// <summary>A front watches.</summary>
    public void Add(string frontId) => _frontIds.Add(frontId);

    /// <summary>The ways to whom it is to be told.</summary>
    public IEnumerable<FrontLane> Lanes()
    {
        _acquainted = _acquainted || clock.GetElapsedTime(_since) > Unacquainted;
        return _acquainted ? fronts.Those(_frontIds) : fronts.All();
    }

    /// <summary>
    /// The ways for news that name the activation. Those that watch answer them, so the time of not knowing them runs from the first of these,
    /// however long the activation has told of reading and typing only.
    /// </summary>
    public IEnumerable<FrontLane> LanesOfNews()
    {
        if (!_introduced) (_introduced, _acquainted, _since) = (true, false, clock.GetTimestamp());
        return Lanes();
    }
}
