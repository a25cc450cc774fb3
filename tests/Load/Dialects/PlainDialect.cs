using System.Net;
using OrleansChat.Load.Driver;

namespace OrleansChat.Load.Dialects;

/// <summary>The echo, the relay and the hand-built rival: Join, Post and a push named Message.</summary>
internal sealed class PlainDialect(Loop loop, IReadOnlyList<IPEndPoint> fronts, Ledger ledger, bool echo) : Dialect(loop, fronts, ledger)
{
    private const string Path = "/hub";

    public override async Task Open(Conversation conversation)
    {
        await OpenListener(conversation);
        conversation.Writer = await Line(conversation, books: false);
        await Join(conversation.Writer, conversation);
    }

    public override async Task OpenListener(Conversation conversation)
    {
        conversation.Id = MessageIds.Fresh();
        conversation.Post = new(3, body =>
        {
            body.String(conversation.Id).String(MessageIds.Fresh(), out var at).String(Text);
            return at;
        });
        await Resume(conversation);
    }

    public override async Task Resume(Conversation conversation)
    {
        conversation.Listener = await Line(conversation, books: true);
        Missed(await Join(conversation.Listener, conversation));
    }

    public override async Task<HubLine> Writer(int front) => await Hub(await Dial(front), front, Path, null, books: false);

    public override void Pushed(HubLine line, ReadOnlySpan<byte> target, PackReader arguments, long now)
    {
        if (line.Books && target.SequenceEqual("Message"u8)) Book(ref arguments, now);
    }

    // The echo's answer is the message itself, so it is the delivery too. It keeps no places: the order sent is the order to hold.
    protected override void Posted(int message, PackReader result, long now)
    {
        var seq = echo ? message + 1 : (int)result.Integer();
        if (echo) Ledger.Deliver(message, seq, now);
        Ledger.Acknowledge(message, seq, now);
    }

    private async Task<HubLine> Line(Conversation conversation, bool books) => await Hub(await Dial(0), 0, Path, conversation, books);

    private static Task<byte[]> Join(HubLine hub, Conversation conversation) =>
        hub.Ask("Join", 2, body => body.String(conversation.Id).Int(conversation.Position));

    private void Missed(byte[] answer)
    {
        var reader = new PackReader(answer);
        for (var count = reader.Array(); count > 0; count--) Book(ref reader, Loop.Now);
    }

    private void Book(ref PackReader reader, long now)
    {
        var (message, seq) = (-1, 0);
        for (var count = reader.Map(); count > 0; count--)
        {
            var name = reader.String();
            if (name.SequenceEqual("clientId"u8)) message = Ids.Read(reader.String());
            else if (name.SequenceEqual("seq"u8)) seq = (int)reader.Integer();
            else reader.Skip();
        }

        if (message >= 0) Ledger.Deliver(message, seq, now);
    }
}
