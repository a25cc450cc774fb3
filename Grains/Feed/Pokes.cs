using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Streams;
using OrleansChat.Conversations;
using OrleansChat.Inbox;
using OrleansChat.Streams;

namespace OrleansChat.Feed;

/// <summary>
/// Wakes the grains that live off the log: at most one poke for each every 100 ms, seldomer where they never end, off the append path.
/// A poke may be late, double or lost; what it says is in SQL.
/// </summary>
public sealed partial class Pokes(IServiceProvider services, IGrainFactory grains, TimeProvider clock, ILogger<Pokes> logger) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(100);

    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _wake = new(0);
    private readonly PokePace _pace = new(clock);
    private readonly Dictionary<string, SessionPoke> _sessions = [];
    private Dictionary<string, HashSet<ConversationId>> _inboxes = [];
    private bool _awake;

    /// <summary>One of the session's conversations changed.</summary>
    public void Session(string sessionId, ConversationId conversation, int head)
    {
        lock (_lock)
        {
            _sessions[sessionId] = new(conversation, head);
            Wake();
        }
    }

    /// <summary>A conversation's row in a department's lists changed.</summary>
    public void Inbox(string departmentId, ConversationId conversation)
    {
        lock (_lock)
        {
            if (!_inboxes.TryGetValue(departmentId, out var changed)) _inboxes[departmentId] = changed = [];
            changed.Add(conversation);
            Wake();
        }
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var streams = services.GetRequiredKeyedService<IStreamProvider>(ChatStreams.Provider);
        while (!stoppingToken.IsCancellationRequested)
        {
            await _wake.WaitAsync(stoppingToken);
            var (sessions, inboxes) = Take();
            await Task.WhenAll(
                [.. sessions.Select(poke => Send(() => streams.GetStream<SessionPoke>(ChatStreams.OfSession(poke.Key)).OnNextAsync(poke.Value))),
                 .. inboxes.Select(poke => Send(() => grains.GetGrain<IInboxGrain>(poke.Key).Changed([.. poke.Value])))]);
            await Task.Delay(Pace, clock, stoppingToken);
        }
    }

    private void Wake()
    {
        if (_awake) return;
        _awake = true;
        _wake.Release();
    }

    private (List<KeyValuePair<string, SessionPoke>> Sessions, Dictionary<string, HashSet<ConversationId>> Inboxes) Take()
    {
        lock (_lock)
        {
            _awake = false;
            var sessions = _sessions.Where(poke => _pace.MayPoke(poke.Key)).ToList();
            foreach (var poke in sessions) _sessions.Remove(poke.Key);
            _pace.Forget();
            var inboxes = _inboxes;
            _inboxes = [];
            if (_sessions.Count > 0) Wake();
            return (sessions, inboxes);
        }
    }

    private async Task Send(Func<Task> poke)
    {
        try
        {
            await poke();
        }
        catch (Exception exception)
        {
            LogPokeLost(exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "A poke was lost")]
    private partial void LogPokeLost(Exception exception);
}
