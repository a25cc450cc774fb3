using System.Threading.Channels;
using Microsoft.AspNetCore.SignalR.Client;
using OrleansChat.Wire;

namespace OrleansChat.WebFront.Tests;

/// <summary>What one connection was pushed, to be awaited one by one.</summary>
public sealed class Pushes
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly Channel<WireBatch> _events = Channel.CreateUnbounded<WireBatch>();
    private readonly Channel<WireHead> _heads = Channel.CreateUnbounded<WireHead>();
    private readonly Channel<WireSeenMark> _seen = Channel.CreateUnbounded<WireSeenMark>();
    private readonly Channel<WireTyping> _typing = Channel.CreateUnbounded<WireTyping>();
    private readonly Channel<WireConversations> _session = Channel.CreateUnbounded<WireConversations>();
    private readonly Channel<WireInboxRows> _inbox = Channel.CreateUnbounded<WireInboxRows>();
    private readonly Channel<WireWidgetMark> _widget = Channel.CreateUnbounded<WireWidgetMark>();

    public Pushes(HubConnection hub)
    {
        hub.On<WireBatch>("Events", batch => _events.Writer.TryWrite(batch));
        hub.On<WireHead>("Head", head => _heads.Writer.TryWrite(head));
        hub.On<WireSeenMark>("Seen", seen => _seen.Writer.TryWrite(seen));
        hub.On<WireTyping>("Typing", typing => _typing.Writer.TryWrite(typing));
        hub.On<WireConversations>("Session", list => _session.Writer.TryWrite(list));
        hub.On<WireWidgetMark>("Widget", widget => _widget.Writer.TryWrite(widget));
        hub.On<WireInboxRows>("Inbox", rows => _inbox.Writer.TryWrite(rows));
    }

    /// <summary>How many batches lie there unread.</summary>
    public int Waiting => _events.Reader.Count;

    public Task<WireBatch> Events() => Next(_events, _ => true);

    public Task<WireHead> Head() => Next(_heads, _ => true);

    public Task<WireSeenMark> Seen(Func<WireSeenMark, bool> which) => Next(_seen, which);

    public Task<WireTyping> Typing() => Next(_typing, _ => true);

    public bool HasTyping => _typing.Reader.TryPeek(out _);

    public Task<WireConversations> Session(Func<WireConversations, bool> which) => Next(_session, which);

    public Task<WireInboxRows> Inbox(Func<WireInboxRows, bool> which) => Next(_inbox, which);

    public Task<WireWidgetMark> Widget(Func<WireWidgetMark, bool> which) => Next(_widget, which);

    private static async Task<T> Next<T>(Channel<T> channel, Func<T, bool> which)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var next = await channel.Reader.ReadAsync(patience.Token);
            if (which(next)) return next;
        }
    }
}
