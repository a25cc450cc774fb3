using OrleansChat.Conversations;

namespace OrleansChat.WebFront.Feed;

/// <summary>
/// Finds what this front was not told: every few seconds the heads of all that it watches are asked in bulk, and listeners that are behind
/// are told to pull. Connections that take nothing are ended on the same round.
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
            foreach (var chunk in feed.Watched.Chunk(ChunkSize)) await Heal(chunk, stoppingToken);
        }
    }

    private async Task Heal(WatchedConversation[] chunk, CancellationToken stopping)
    {
        try
        {
            var byId = chunk.ToDictionary(watched => watched.Id);
            var marks = await grains.GetGrain<IHeadsGrain>(0).OfConversations([.. byId.Keys]);
            if (marks.Any(mark => byId[mark.Id].IsBehind(mark))) await Task.Delay(Underway, clock, stopping);
            foreach (var mark in marks) byId[mark.Id].Heal(mark);
            await Task.WhenAll(chunk.Where(watched => !watched.IsTold).Select(feed.TellInterest));
        }
        catch (Exception exception) when (!stopping.IsCancellationRequested)
        {
            LogNotHealed(exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The heads of watched conversations could not be read; they are asked again")]
    private partial void LogNotHealed(Exception exception);
}
