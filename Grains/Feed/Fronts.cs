using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace OrleansChat.Feed;

/// <summary>The fronts that this silo tells, each by a lane of its own. A lease that lapsed is a front that is not told.</summary>
public sealed class Fronts(TimeProvider clock, ILogger<Fronts> logger) : IFronts
{
    private readonly ConcurrentDictionary<string, FrontLane> _lanes = new();

    /// <inheritdoc />
    public void Register(string frontId, IFrontObserver observer, DateTimeOffset? until)
    {
        var lane = _lanes.GetOrAdd(frontId, id => new FrontLane(id, logger));
        lane.Renew(observer, until ?? DateTimeOffset.MaxValue);
    }

    /// <inheritdoc />
    public void Release(string frontId) => _lanes.TryRemove(frontId, out _);

    /// <summary>Every front with a lease.</summary>
    public IEnumerable<FrontLane> All()
    {
        var now = clock.GetUtcNow();
        foreach (var (frontId, lane) in _lanes)
        {
            if (lane.Until > now) yield return lane;
            else _lanes.TryRemove(KeyValuePair.Create(frontId, lane));
        }
    }

    /// <summary>Those of the named fronts that have a lease.</summary>
    public IEnumerable<FrontLane> Those(IReadOnlySet<string> frontIds)
    {
        var now = clock.GetUtcNow();
        foreach (var frontId in frontIds)
        {
            if (_lanes.TryGetValue(frontId, out var lane) && lane.Until > now) yield return lane;
        }
    }
}
