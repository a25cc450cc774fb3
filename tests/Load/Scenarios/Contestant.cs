using OrleansChat.Load.Report;
using OrleansChat.Load.Servers;

namespace OrleansChat.Load.Scenarios;

/// <summary>How long and how hard.</summary>
internal sealed record TalkOptions(int Conversations, double WarmUpSeconds, double Seconds, double Rate);

/// <summary>What one server did in one round.</summary>
internal sealed record TalkFigures(string Server, Stretch Maximum, Paced AtRate, Promises Promises);

/// <summary>
/// One server through all rounds of a comparison: started and warmed up once, then measured in turns. While another is measured its processes are
/// stopped by signal, so that they cannot take CPU from it; each turn has new connections and new conversations.
/// </summary>
internal sealed class Contestant : IDisposable
{
    private const double RewarmSeconds = 1;
    private const double GoodbyeSeconds = 0.3;

    private readonly RunningServer _server;
    private readonly TalkOptions _options;
    private readonly Screen _screen;
    private long _acknowledged;

    public Contestant(ServerKind kind, TalkOptions options, Screen screen)
    {
        (_options, _screen) = (options, screen);
        _server = StartedServer.Start(kind);
    }

    public string Label => _server.Label;

    public void WarmUp() => Play(stage => stage.Maximum(_options.WarmUpSeconds));

    public TalkFigures Round(int round, double seconds) => Play(stage =>
    {
        stage.Maximum(RewarmSeconds);
        var maximum = stage.Maximum(seconds);
        var atRate = stage.At(_options.Rate, seconds, round);
        return new TalkFigures(Label, maximum, atRate, stage.Promises());
    });

    /// <summary>Ends the server; answers what it acknowledged in all rounds, and what it stored.</summary>
    public Kept Finish()
    {
        _server.Stop();
        return new(Label, _acknowledged, StoredRows.Count(_server));
    }

    public void Dispose() => _server.Dispose();

    private T Play<T>(Func<Stage, T> play)
    {
        _server.Resume();
        T result;
        using (var stage = new Stage(_server))
        {
            using var view = _screen.Follow(stage, Label);
            stage.Open(_options.Conversations);
            result = play(stage);
            _acknowledged += stage.Ledger.AcknowledgedCount;
        }

        // The server notices that its connections are gone before it is stopped.
        Thread.Sleep(TimeSpan.FromSeconds(GoodbyeSeconds));
        _server.Suspend();
        return result;
    }
}

/// <summary>Messages acknowledged in a server's whole life, and rows that it left; null where nothing is stored.</summary>
internal sealed record Kept(string Server, long Acknowledged, long? Stored)
{
    public bool Ok => (Stored ?? Acknowledged) == Acknowledged;
}
