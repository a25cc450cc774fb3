using System.Collections.Immutable;

namespace OrleansChat.Conversations;

/// <summary>The newest events, for finding a message that is sent again: at most 16, and no more text than 4,096 characters.</summary>
public sealed class ConversationTail
{
    private const int MostEvents = 16;
    private const int MostText = 4096;

    private readonly Queue<LoggedEvent> _events = new(4);
    private int _text;

    /// <summary>The oldest seq held; <see cref="int.MaxValue"/> when empty.</summary>
    public int First => _events.TryPeek(out var first) ? first.Seq : int.MaxValue;

    /// <summary>Adds newer events and lets the oldest go.</summary>
    public void Add(ImmutableArray<LoggedEvent> events)
    {
        foreach (var logged in events)
        {
            _events.Enqueue(logged);
            _text += TextOf(logged);
        }

        while (_events.Count > MostEvents || (_text > MostText && _events.Count > 1)) _text -= TextOf(_events.Dequeue());
    }

    /// <summary>Forgets them all.</summary>
    public void Clear()
    {
        _events.Clear();
        _text = 0;
    }

    /// <summary>The event with that client id, if it is among them.</summary>
    public LoggedEvent? Find(ClientId clientId)
    {
        foreach (var logged in _events)
        {
            if (logged.ClientId == clientId) return logged;
        }

        return null;
    }

    private static int TextOf(LoggedEvent logged) => (logged.Body as MessagePosted)?.Text.Length ?? 0;
}
