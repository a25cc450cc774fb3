using System.Collections.Immutable;
using OrleansChat.Conversations;

namespace OrleansChat.WebFront.Feed;

/// <summary>
/// Finds what this front was not told: every few seconds the heads of all that it watches are asked in bulk, conversations, visitors' lists
/// and inboxes, and listeners that are behind are told to pull. Connections that take nothing, and those of sessions that were ended, are
/// ended on the same round.
/// </summary>
internal sealed partial class FeedHealing(
    IGrainFactory grains, FrontFeed feed, InboxFeed inbox, SessionFeed sessions, FeedConnections connections, IRandomIds random,
    TimeProvider clock, ILogger<FeedHealing> logger) : BackgroundService
{
    private const int ChunkSize = 1_000;
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(5);

    // News of what was just committed may be on their way still.
    private static readonly TimeSpan Underway = TimeSpan.FromMilliseconds(250);

    // Fronts that see the same change do not all ask in the same moment.
    private readonly TimeSpan _jitter = TimeSpan.FromMilliseconds(4 * random.NewId()[0]);
    private readonly SemaphoreSlim _now = new(0, 1);

    /// <summary>Heals now: silos came or went.</summary>
    public void Now()
    {
        if (_now.CurrentCount == 0) _now.Release();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            if (await _now.WaitAsync(Round, stoppingToken))
            {
                await Task.Delay(_jitter, clock, stoppingToken);
                inbox.Lost();
                sessions.Lost();
            }

            connections.AbortStuck();
            foreach (var chunk in feed.Watched.Chunk(ChunkSize)) await Try(() => Heal(chunk, stoppingToken), stoppingToken);
            foreach (var chunk in sessions.Watched.Chunk(ChunkSize)) await Try(() => Heal(chunk), stoppingToken);
            await Try(inbox.Heal, stoppingToken);
        }
    }

    private async Task Heal(WatchedConversation[] chunk, CancellationToken stopping)
    {
        var byId = chunk.ToDictionary(watched => watched.Id);
        var marks = await grains.GetGrain<IHeadsGrain>(0).OfConversations([.. byId.Keys]);
        if (marks.Any(mark => byId[mark.Id].IsBehind(mark))) await Task.Delay(Underway, clock, stopping);
        foreach (var mark in marks) byId[mark.Id].Heal(mark);
        await Task.WhenAll(chunk.Where(watched => !watched.IsTold).Select(feed.TellInterest));
    }

    private async Task Heal(KeyValuePair<string, WatchedSession>[] chunk)
    {
        var (heads, ids) = (grains.GetGrain<IHeadsGrain>(0), chunk.Select(watched => watched.Key).ToImmutableArray());
        foreach (var (id, epoch) in await heads.OfEndedSessions(ids)) sessions.End(id, epoch);
        var marks = await heads.OfSessions(ids);
        foreach (var (id, session) in chunk) session.Heal(marks.GetValueOrDefault(id));
    }

    private async Task Try(Func<Task> heal, CancellationToken stopping)
    {
        try
        {
            await heal();
        }
        catch (Exception exception) when (!stopping.IsCancellationRequested)
        {
            LogNotHealed(exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What is watched could not be compared with the store; it is asked again")]
    private partial void LogNotHealed(Exception exception);
}
