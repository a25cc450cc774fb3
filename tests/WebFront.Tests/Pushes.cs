using System.Threading.Channels;
using Microsoft.AspNetCore.SignalR.Client;
using OrleansChat.Wire;

namespace OrleansChat.WebFront.Tests;

/// <summary>What one connection was pushed, to be awaited one by one.</summary>
public sealed class Pushes
{
    // For what never comes; on a busy machine what comes may take its time.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Channel<WireBatch> _events = Channel.CreateUnbounded<WireBatch>();
    private readonly Channel<WireHead> _heads = Channel.CreateUnbounded<WireHead>();
    private readonly Channel<WireSeenMark> _seen = Channel.CreateUnbounded<WireSeenMark>();
    private readonly Channel<WireTyping> _typing = Channel.CreateUnbounded<WireTyping>();
    private readonly Channel<WireConversations> _session = Channel.CreateUnbounded<WireConversations>();
    private readonly Channel<WireInboxRows> _inbox = Channel.CreateUnbounded<WireInboxRows>();
    private readonly Channel<WireWidgetMark> _widget = Channel.CreateUnbounded<WireWidgetMark>();

    private readonly Channel<(string Id, int Head)> _moves = Channel.CreateUnbounded<(string, int)>();

    public Pushes(HubConnection hub)
    {
        hub.On<WireBatch>("Events", batch => Keep(_events, batch, (batch.ConversationId, batch.Head)));
        hub.On<WireHead>("Head", head => Keep(_heads, head, (head.ConversationId, head.Head)));
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

    /// <summary>That a conversation went on to there, by its events or, where a front was not told of them, by its head alone.</summary>
    public Task Moved(string id, int head) => Next(_moves, moved => moved.Id == id && moved.Head >= head);

    public Task<WireSeenMark> Seen(Func<WireSeenMark, bool> which) => Next(_seen, which);

    public Task<WireTyping> Typing() => Next(_typing, _ => true);

    public bool HasTyping => _typing.Reader.TryPeek(out _);

    public Task<WireConversations> Session(Func<WireConversations, bool> which) => Next(_session, which);

    public Task<WireInboxRows> Inbox(Func<WireInboxRows, bool> which) => Next(_inbox, which);

    public Task<WireWidgetMark> Widget(Func<WireWidgetMark, bool> which) => Next(_widget, which);

    private void Keep<T>(Channel<T> pushes, T pushed, (string Id, int Head) move)
    {
        pushes.Writer.TryWrite(pushed);
        _moves.Writer.TryWrite(move);
    }

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
