using System.Collections.Concurrent;
using System.Collections.Immutable;
using OrleansChat.Conversations;
using OrleansChat.Feed;
using OrleansChat.Inbox;

namespace OrleansChat.WebFront.Feed;

/// <summary>Tells readers on this front which rows of their departments changed.</summary>
public sealed partial class InboxFeed(IGrainFactory grains, FrontName front, TimeProvider clock, ILogger<InboxFeed> logger)
{
    private readonly ConcurrentDictionary<InboxWatch, byte> _watches = new();

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
