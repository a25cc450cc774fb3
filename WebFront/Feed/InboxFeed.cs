using System.Collections.Concurrent;
using System.Collections.Immutable;
using OrleansChat.Conversations;
using OrleansChat.Feed;
using OrleansChat.Inbox;

namespace OrleansChat.WebFront.Feed;

/// <summary>Tells readers on this front which rows of their departments changed.</summary>
public sealed partial class InboxFeed(IGrainFactory grains, FrontName front, TimeProvider clock, ILogger<InboxFeed> logger)
{
    // Rows are stamped by the silos' clocks, before they are committed.
    private const long Overlap = 30_000;

    private readonly ConcurrentDictionary<InboxWatch, byte> _watches = new();
    private Dictionary<ConversationId, int> _recent = [];
    private long _since;

    /// <summary>
    /// Calls back with the conversations whose rows changed in the reader's departments, at most every 100 ms and never twice at the same
    /// time. An empty list means that news may have been lost: read the list again.
    /// </summary>
    public IDisposable WatchInbox(Actor reader, Func<ImmutableArray<ConversationId>, ValueTask> changed)
    {
        var watch = new InboxWatch(reader.Departments, changed, clock, logger, gone => _watches.TryRemove(gone, out _));
        _watches[watch] = 0;
        _ = TellInterest(reader.Departments);
        return watch;
    }

    /// <summary>A silo told.</summary>
    internal void Changed(InboxNews news)
    {
        foreach (var (watch, _) in _watches) watch.Changed(news);
    }

    /// <summary>News may have been lost: everybody reads again.</summary>
    internal void Lost()
    {
        foreach (var (watch, _) in _watches) watch.Lost();
    }

    /// <summary>Compares what changed lately in the store with the last time, and tells what is new whether or not it was told.</summary>
    internal async Task Heal()
    {
        var departments = _watches.Keys.SelectMany(watch => watch.Departments).Distinct().ToImmutableArray();
        if (departments.IsEmpty) return;
        var since = Math.Max(_since, clock.GetUtcNow().ToUnixTimeMilliseconds() - (2 * Overlap));
        var marks = await grains.GetGrain<IHeadsGrain>(0).OfDepartments(departments, since);
        if (marks.Length >= InboxMark.Most) Lost();
        var changed = marks.Where(mark => _recent.GetValueOrDefault(mark.Id) != mark.Head).GroupBy(mark => mark.DepartmentId, mark => mark.Id);
        foreach (var ids in changed.ToList()) Changed(new InboxNews(ids.Key, [.. ids]));
        _recent = marks.ToDictionary(mark => mark.Id, mark => mark.Head);
        if (!marks.IsEmpty) _since = marks[0].LastAt - Overlap;
    }

    /// <summary>Tells the departments' inboxes that this front watches; they forget it with the front's lease.</summary>
    internal Task TellInterest() => TellInterest(_watches.Keys.SelectMany(watch => watch.Departments).Distinct());

    private Task TellInterest(IEnumerable<string> departments) => Task.WhenAll(departments.Select(async department =>
    {
        try
        {
            await grains.GetGrain<IInboxGrain>(department).Watch(front.Id);
        }
        catch (Exception exception)
        {
            LogInterestNotTold(department, exception);
        }
    }));

    [LoggerMessage(Level = LogLevel.Debug, Message = "Interest in the inbox of {Department} was not told; it is told again")]
    private partial void LogInterestNotTold(string department, Exception exception);
}
