using System.Net;
using OrleansChat.Load.Driver;
using OrleansChat.Load.Servers;

namespace OrleansChat.Load.Dialects;

/// <summary>How one kind of server is spoken to.</summary>
internal abstract class Dialect(Loop loop, IReadOnlyList<IPEndPoint> fronts, Ledger ledger) : IHubEars
{
    /// <summary>A message of 120 bytes.</summary>
    protected static string Text { get; } = string.Concat(Enumerable.Repeat("All work and no play. ", 6))[..120];

    public MessageIds Ids { get; } = new();

    /// <summary>The dialect of a running server.</summary>
    public static Dialect For(RunningServer server, Loop loop, Ledger ledger) => server.Kind.IsProduct()
        ? new ProductDialect(loop, server.Fronts, ledger, server.Door)
        : new PlainDialect(loop, server.Fronts, ledger, echo: server.Kind == ServerKind.Echo);

    protected Ledger Ledger => ledger;

    protected string Host(int front) => fronts[front % fronts.Count].ToString();

    /// <summary>Brings both sides of a new conversation on line.</summary>
    public abstract Task Open(Conversation conversation);

    /// <summary>Brings one client of a new conversation on line, which only listens.</summary>
    public abstract Task OpenListener(Conversation conversation);

    /// <summary>Brings the listener on line again and lets it catch up from where it stands.</summary>
    public abstract Task Resume(Conversation conversation);

    /// <summary>A client that may write into every conversation.</summary>
    public abstract Task<HubLine> Writer(int front);

    public abstract void Pushed(HubLine line, ReadOnlySpan<byte> target, PackReader arguments, long now);

    public void Answered(HubLine line, int message, string? error, PackReader result, long now)
    {
        if (error is not null) Ledger.Refuse(message, error);
        else Posted(message, result, now);
    }

    /// <summary>Reads the result of a post that the server took.</summary>
    protected abstract void Posted(int message, PackReader result, long now);

    protected Task<Line> Dial(int front) => Line.Connect(loop, fronts[front % fronts.Count]);

    protected async Task<HubLine> Hub(Line line, int front, string path, Conversation? conversation, bool books, string? cookie = null)
    {
        await line.Upgrade(Host(front), path, cookie);
        var hub = new HubLine(line, this, conversation) { Books = books };
        await hub.Handshake();
        return hub;
    }
}
