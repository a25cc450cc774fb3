using System.Collections.Immutable;
using OrleansChat.Conversations;
using OrleansChat.Feed;

namespace OrleansChat.WebFront.Feed;

/// <summary>One reader's watch over his departments: what changed is gathered, bounded, and handed over at his pace.</summary>
internal sealed partial class InboxWatch : IDisposable
{
    private const int Most = 500;
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly Func<ImmutableArray<ConversationId>, ValueTask> _changed;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly Action<InboxWatch> _ended;
    private readonly Coalesced _tell;
    private HashSet<ConversationId> _pending = [];
    private bool _lost;
    private bool _disposed;

    public InboxWatch(
        ImmutableArray<string> departments, Func<ImmutableArray<ConversationId>, ValueTask> changed, TimeProvider clock, ILogger logger, Action<InboxWatch> ended)
    {
        Departments = departments;
        (_changed, _clock, _logger, _ended) = (changed, clock, logger, ended);
        _tell = new(clock, Pace, Pace, Tell);
    }

    public ImmutableArray<string> Departments { get; }

    public void Changed(InboxNews news)
    {
        if (!Departments.Contains(news.DepartmentId)) return;
        lock (_lock)
        {
            _pending.UnionWith(news.Conversations);
            if (_pending.Count > Most) _lost = true;
        }

        _tell.Ask();
    }

    public void Lost()
    {
        lock (_lock) _lost = true;
        _tell.Ask();
    }

    public void Dispose()
    {
        _disposed = true;
        _ended(this);
    }

    private async Task Tell()
    {
        ImmutableArray<ConversationId> changed;
        lock (_lock)
        {
            changed = _lost ? [] : [.. _pending];
            if (_disposed || (changed.IsEmpty && !_lost)) return;
            (_pending, _lost) = ([], false);
        }

        try
        {
            await _changed(changed);
        }
        catch (Exception exception)
        {
            LogNotTold(exception);
            await Task.Delay(AfterFailure, _clock);
            Lost();
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A watch over an inbox failed; it is told to read again")]
    private partial void LogNotTold(Exception exception);
}
