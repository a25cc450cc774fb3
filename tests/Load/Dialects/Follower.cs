using System.Text;
using OrleansChat.Load.Driver;

namespace OrleansChat.Load.Dialects;

/// <summary>One operator's browser that has many conversations open and watches the inbox, and tells what it is shown.</summary>
internal sealed class Follower(ProductDialect dialect, IReadOnlyDictionary<string, Conversation> conversations) : IHubEars
{
    private readonly Dictionary<string, int> _positions = conversations.Keys.ToDictionary(id => id, _ => 0);
    private readonly HashSet<string> _pulling = [];
    private HubLine _line = null!;

    /// <summary>Told of each message shown in a conversation: number, place, when.</summary>
    public Action<int, int, long>? Heard { get; set; }

    /// <summary>Told of each row shown in the inbox: conversation, its head, when.</summary>
    public Action<Conversation, int, long>? Listed { get; set; }

    public bool Lost => _line.Lost;

    /// <summary>Signs in at a front, opens all conversations and watches the inbox.</summary>
    public async Task Come(int front)
    {
        _line = await dialect.Operator(front, this);
        await Task.WhenAll(conversations.Keys.Select(Pull));
        await _line.Ask("WatchInbox", 1, body => body.Nil());
    }

    public void Go() => _line.Drop();

    public void Ping() => _line.Ping();

    public void Pushed(HubLine line, ReadOnlySpan<byte> target, PackReader arguments, long now)
    {
        if (target.SequenceEqual("Events"u8)) Take(arguments, now);
        else if (target.SequenceEqual("Head"u8)) _ = PullMissed(WireReading.ConversationId(arguments));
        else if (target.SequenceEqual("Inbox"u8)) WireReading.Rows(arguments, (id, head) => List(id, head, now));
    }

    public void Answered(HubLine line, int message, string? error, PackReader result, long now)
    {
    }

    private void List(string id, int head, long now)
    {
        if (conversations.TryGetValue(id, out var conversation)) Listed?.Invoke(conversation, head, now);
    }

    private void Take(PackReader batch, long now)
    {
        var id = WireReading.ConversationId(batch);
        if (!Book(id, batch, now)) _ = PullMissed(id);
    }

    // What was pushed while the pull was under way may not have fitted either: pull until it fits.
    private async Task PullMissed(string id)
    {
        if (!_pulling.Add(id)) return;
        try
        {
            while (!await Pull(id))
            {
            }
        }
        catch (InvalidOperationException)
        {
            // The line is lost, which the run reports.
        }
        finally
        {
            _pulling.Remove(id);
        }
    }

    private async Task<bool> Pull(string id)
    {
        var batch = await _line.Ask("Open", 2, body => body.String(id).Int(_positions[id]));
        return Book(id, new(batch), Loop.Now, pulled: true);
    }

    // Books a batch if it fits the position; what lies wholly behind it is old news. A pulled one begins further on where too much lies between: who
    // comes late starts there, and who should have been told is found to have heard too little.
    private bool Book(string id, PackReader batch, long now, bool pulled = false)
    {
        if (!_positions.TryGetValue(id, out var position)) return true;
        var (after, head, events) = WireReading.Batch(ref batch);
        if (head <= position) return true;
        if (after != position && !(pulled && after > position)) return false;
        for (var count = events.Array(); count > 0; count--)
        {
            var (message, seq) = WireReading.Event(ref events, dialect.Ids);
            if (message >= 0) Heard?.Invoke(message, seq, now);
        }

        _positions[id] = head;
        return true;
    }
}
