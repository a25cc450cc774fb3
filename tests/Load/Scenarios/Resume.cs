using System.Diagnostics;
using OrleansChat.Load.Dialects;
using OrleansChat.Load.Driver;
using OrleansChat.Load.Servers;

namespace OrleansChat.Load.Scenarios;

/// <summary>How long it took until the half, nearly all and all had caught up (seconds), and whether they then had everything once.</summary>
internal sealed record ResumeFigures(ServerKind Server, int Clients, int Missed, double Half, double Most, double All, int Failed, Promises Promises);

/// <summary>
/// All clients lose their lines at once, messages are written meanwhile, all come back at once: the worst case, without the jitter that
/// real clients add. Server and driver share both cores.
/// </summary>
internal static class Resume
{
    private const int OpeningAtOnce = 32;
    private const int WritingAtOnce = 200;

    public static ResumeFigures Run(ServerKind kind, int clients, int missed)
    {
        using var server = RunningServer.Start(kind, pinned: false);
        using var loop = new Loop();
        var ledger = new Ledger();
        var dialect = Dialect.For(server, loop, ledger);
        var conversations = Enumerable.Range(0, clients).Select(index => new Conversation(index)).ToList();
        loop.Run(Conversation.InChunks(conversations, OpeningAtOnce, dialect.OpenListener));
        var writer = loop.Run(dialect.Writer());
        foreach (var conversation in conversations) conversation.Writer = writer;
        var traffic = new Traffic(loop, ledger, dialect.Ids, conversations);

        Write(traffic, conversations);
        traffic.Drain(limit: 10);
        foreach (var conversation in conversations) conversation.Listener!.Drop();
        for (var i = 0; i < missed; i++) Write(traffic, conversations);

        var took = new List<double>();
        var failed = 0;
        var start = Loop.Now;
        loop.Run(Task.WhenAll(conversations.Select(CatchUp)));
        traffic.Drain(limit: 10);
        server.Stop();
        took.Sort();
        return new(kind, clients, missed, took[took.Count / 2], took[took.Count * 99 / 100], took[^1], failed,
            Promises.Of(ledger, conversations.Count(conversation => conversation.Listener!.Lost), StoredRows.Count(server)));

        async Task CatchUp(Conversation conversation)
        {
            try
            {
                await dialect.Resume(conversation);
                took.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
            }
            catch (InvalidOperationException)
            {
                failed++;
            }
        }
    }

    // One message into each conversation, acknowledged.
    private static void Write(Traffic traffic, IReadOnlyList<Conversation> conversations)
    {
        foreach (var some in conversations.Chunk(WritingAtOnce))
        {
            foreach (var conversation in some) traffic.Post(conversation, Loop.Now);
            traffic.Acknowledged(limit: 10);
        }
    }
}
