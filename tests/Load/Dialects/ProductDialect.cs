using System.Net;
using System.Text.Json;
using OrleansChat.Load.Driver;

namespace OrleansChat.Load.Dialects;

/// <summary>Where to knock at the product: the widget's hash, a start button, the operator's cookie.</summary>
internal sealed record ProductDoor(string Hash, string ButtonId, string Cookie);

/// <summary>The product, as docs/wire.md says.</summary>
internal sealed class ProductDialect(Loop loop, IReadOnlyList<IPEndPoint> fronts, Ledger ledger, ProductDoor door) : Dialect(loop, fronts, ledger)
{
    private const string OperatorPath = "/hubs/operator";

    public override async Task Open(Conversation conversation)
    {
        conversation.Writer = await Start(conversation, books: false);
        await Catch(conversation.Writer, conversation.Id, 0);
        conversation.Listener = await Operator(conversation.ListenerFront, conversation, books: true);
        await Pull(conversation.Listener);
    }

    /// <summary>Brings the writer alone on line: nobody hears.</summary>
    public async Task OpenWriter(Conversation conversation)
    {
        conversation.Heard = false;
        conversation.Writer = await Start(conversation, books: false);
        await Catch(conversation.Writer, conversation.Id, 0);
    }

    /// <summary>Has one new visitor start many conversations and go; an operator's line writes into them. Nobody hears.</summary>
    public async Task StartMany(IReadOnlyList<Conversation> conversations, HubLine writer)
    {
        var visitor = await Visitor(conversations[0], conversations[0].Front, books: false);
        foreach (var conversation in conversations)
        {
            await Start(visitor, conversation);
            (conversation.Heard, conversation.Writer) = (false, writer);
        }

        visitor.Drop();
    }

    /// <summary>Brings both sides on line again, at the fronts that the conversation names now.</summary>
    public async Task Move(Conversation conversation)
    {
        conversation.Writer!.Drop();
        conversation.Listener!.Drop();
        conversation.Writer = await Visitor(conversation, conversation.Front, books: false);
        await Catch(conversation.Writer, conversation.Id, conversation.Position);
        conversation.Listener = await Operator(conversation.ListenerFront, conversation, books: true);
        await Pull(conversation.Listener);
    }

    /// <summary>A new operator's line whose pushes go elsewhere.</summary>
    public async Task<HubLine> Operator(int front, IHubEars ears)
    {
        var line = await Dial(front);
        await line.Upgrade(Host(front), OperatorPath, door.Cookie);
        var hub = new HubLine(line, ears, null);
        await hub.Handshake();
        return hub;
    }

    public override async Task OpenListener(Conversation conversation)
    {
        conversation.Listener = await Start(conversation, books: true);
        await Pull(conversation.Listener);
    }

    public override async Task Resume(Conversation conversation)
    {
        conversation.Listener = await Visitor(conversation, conversation.Front, books: true);
        await Pull(conversation.Listener);
    }

    public override Task<HubLine> Writer(int front) => Operator(front, null, books: false);

    public override void Pushed(HubLine line, ReadOnlySpan<byte> target, PackReader arguments, long now)
    {
        if (!line.Books) return;
        if (target.SequenceEqual("Events"u8))
        {
            if (!Book(line.Conversation!, arguments, now)) _ = PullMissed(line);
        }
        else if (target.SequenceEqual("Head"u8))
        {
            if (WireReading.Head(arguments) > line.Conversation!.Position) _ = PullMissed(line);
        }
    }

    protected override void Posted(int message, PackReader result, long now)
    {
        var seq = 0;
        string? problem = null;
        for (var members = result.Map(); members > 0; members--)
        {
            var name = result.String();
            if (name.SequenceEqual("accepted"u8)) seq = WireReading.SeqOfFirst(ref result);
            else if (name.SequenceEqual("problem"u8) && !result.Nil()) problem = WireReading.Code(ref result);
            else if (!name.SequenceEqual("problem"u8)) result.Skip();
        }

        if (seq > 0) Ledger.Acknowledge(message, seq, now);
        else Ledger.Refuse(message, problem ?? "no receipt");
    }

    private async Task<HubLine> Start(Conversation conversation, bool books)
    {
        var hub = await Visitor(conversation, conversation.Front, books);
        await Start(hub, conversation);
        return hub;
    }

    // Prepares what is posted into a conversation whose id is known.
    private static void Address(Conversation conversation)
    {
        conversation.Post = new(2, body =>
        {
            body.String(conversation.Id).Array(1).Map(2).String("clientId").String(MessageIds.Fresh(), out var at).String("text").String(Text);
            return at;
        });
        conversation.PostAgain = new(2, body =>
        {
            body.String(conversation.Id).Array(1).Map(3).String("clientId").String(MessageIds.Fresh(), out var at).String("text").String(Text)
                .String("retry").Bool(true);
            return at;
        });
    }

    private async Task Start(HubLine visitor, Conversation conversation)
    {
        conversation.Id = WireReading.Id(await visitor.Ask("Start", 1, body => body.Map(2)
            .String("clientId").String(MessageIds.Fresh()).String("buttonId").String(door.ButtonId)));
        Address(conversation);
    }

    // Session (once), ticket and upgrade, on one line.
    private async Task<HubLine> Visitor(Conversation conversation, int front, bool books)
    {
        var (line, host) = (await Dial(front), Host(front));
        conversation.Session ??= Member((await line.Post(host, $"/chat/{door.Hash}/session", "{}")).Expect(200), "session");
        var ticket = Member((await line.Post(host, $"/chat/{door.Hash}/ticket", "{}", conversation.Session)).Expect(200), "ticket");
        return await Hub(line, front, $"/hubs/visitor?ticket={Uri.EscapeDataString(ticket)}", conversation, books);
    }

    private async Task<HubLine> Operator(int front, Conversation? conversation, bool books) =>
        await Hub(await Dial(front), front, OperatorPath, conversation, books, door.Cookie);

    private async Task Pull(HubLine line)
    {
        var conversation = line.Conversation!;
        var batch = await Catch(line, conversation.Id, conversation.Position);
        Book(conversation, new(batch), Loop.Now);
    }

    // What was pushed while the pull was under way may not have fitted either: pull until it fits.
    private async Task PullMissed(HubLine line)
    {
        if (line.Pulls) return;
        line.Pulls = true;
        Ledger.Pulls++;
        try
        {
            var conversation = line.Conversation!;
            while (!Book(conversation, new(await Catch(line, conversation.Id, conversation.Position)), Loop.Now))
            {
            }
        }
        catch (InvalidOperationException)
        {
            // The line is lost, which the run reports.
        }
        finally
        {
            line.Pulls = false;
        }
    }

    private static Task<byte[]> Catch(HubLine hub, string id, int since) => hub.Ask("Open", 2, body => body.String(id).Int(since));

    // Books a batch if it fits the position; what lies wholly behind it is old news.
    private bool Book(Conversation conversation, PackReader batch, long now)
    {
        var (after, head, events) = WireReading.Batch(ref batch);
        if (head <= conversation.Position) return true;
        if (after != conversation.Position) return false;
        for (var count = events.Array(); count > 0; count--)
        {
            var (message, seq) = WireReading.Event(ref events, Ids);
            if (message >= 0) Ledger.Deliver(message, seq, now);
        }

        conversation.Position = head;
        return true;
    }

    private static string Member(HttpAnswer answer, string name)
    {
        using var json = JsonDocument.Parse(answer.Body);
        return json.RootElement.GetProperty(name).GetString()!;
    }
}
