using OrleansChat.Load.Dialects;
using OrleansChat.Load.Driver;
using OrleansChat.Load.Machine;
using OrleansChat.Load.Report;
using OrleansChat.Load.Servers;

namespace OrleansChat.Load.Scenarios;

/// <summary>
/// The first message to a conversation that sleeps: it wakes, reads its state and its newest events from the store, and only then decides. The server is
/// started again on what it stored, so that all sleep; the same messages a second time tell what waking cost.
/// </summary>
internal sealed class Activation(Arguments arguments) : Scenario
{
    private const int Writers = 8;
    private const int PerVisitor = 50;
    private const int WarmConversations = 100;

    private readonly ServerKind _kind = arguments.Choice("server", ServerKinds.Products, ServerKind.Sqlite);
    private readonly int _conversations = arguments.Int("conversations", 3000, quick: 400);
    private readonly int _messages = arguments.Int("messages", 20, quick: 5);
    private readonly double _warmUp = arguments.Number("warmup", 10, quick: 3);
    private readonly double _rate = arguments.Number("rate", 300, quick: 200);

    public override Outcome Run(Screen screen)
    {
        using var server = StartedServer.Start(_kind);
        Screen.Step($"activation: {_conversations} conversations of {_messages} messages, then the server is started again");
        List<Conversation> sleeping;
        int before;
        using (var stage = new Stage(server))
        {
            using var view = screen.Follow(stage, "activation: writing");
            sleeping = [.. Start(stage, _conversations)];
            stage.Fill(_conversations * _messages);
            before = stage.Ledger.AcknowledgedCount;
        }

        var old = server.Processes[^1];
        old.Stop();
        server.Replace(old, StartedServer.Product(server, Core.ForServers(pinned: true)));
        old.Dispose();

        using var again = new Stage(server);
        using var watch = screen.Follow(again, "activation: waking");
        Start(again, WarmConversations);
        again.Maximum(_warmUp, underWay: 4);
        var writers = Writing(again);
        for (var i = 0; i < sleeping.Count; i++) sleeping[i].Writer = writers[i % writers.Count];
        again.Adopt(sleeping);

        var first = Once(again, sleeping, 1);
        var second = Once(again, sleeping, 2);
        var promises = again.Close();
        promises = promises with { Acknowledged = promises.Acknowledged + before, Sent = promises.Sent + before };
        var outcome = new Outcome("activation", "Waking a conversation",
            $"{Figure.Text(_conversations)} conversations of {_messages} messages on {server.Label}, all asleep; one message into each, {Figure.Text(_rate)} a second at times fixed in advance, " +
            "and then the same again to conversations that are awake. Latency from the intended time to the acknowledgement.")
        {
            Figures = new { server = server.Label, first, second, promises },
        };
        outcome.Sheets.Add(PacedTable.Of("One message into each", [("asleep", first), ("awake", second)], cpu: true));
        outcome.Charts.Add(new BarChart("Acknowledged, p50", "ms", [new("asleep", first.Acknowledgement.P50), new("awake", second.Acknowledgement.P50)]));
        outcome.Charts.Add(new BarChart("Server CPU a message", "us", [new("asleep", first.Stretch.CpuMicroseconds), new("awake", second.Stretch.CpuMicroseconds)]));
        promises.Judge(outcome);
        return outcome;
    }

    private static IReadOnlyList<Conversation> Start(Stage stage, int count)
    {
        var writers = Writing(stage);
        return stage.Adopt(() => Conversations.Start((ProductDialect)stage.Dialect, count, PerVisitor, writers));
    }

    private static List<HubLine> Writing(Stage stage) => [.. Enumerable.Range(0, Writers).Select(front => stage.Loop.Run(stage.Dialect.Writer(front)))];

    private Paced Once(Stage stage, List<Conversation> conversations, int seed)
    {
        stage.Ledger.Time(from: Loop.Now);
        var clock = new Stopclock(stage.Server, stage.Ledger);
        var next = 0;
        new Poisson(_rate, seed).Run(conversations.Count / _rate * 0.98, stage.Traffic.Turn, due =>
        {
            if (next < conversations.Count) stage.Traffic.Post(conversations[next++], due);
        });
        stage.Traffic.Drain(limit: 15);
        return new(_rate, clock.Stop(), Latency.Of(stage.Ledger.Delivery), Latency.Of(stage.Ledger.Acknowledgement));
    }
}
