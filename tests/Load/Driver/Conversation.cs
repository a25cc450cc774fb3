namespace OrleansChat.Load.Driver;

/// <summary>One conversation of the run: who writes in it, who listens, and how far the listener is.</summary>
internal sealed class Conversation(int index)
{
    public int Index { get; } = index;

    /// <summary>The front that the writer is connected to.</summary>
    public int Front { get; set; }

    /// <summary>The front that the listener is connected to.</summary>
    public int ListenerFront { get; set; }

    /// <summary>The id that the server knows it by.</summary>
    public string Id { get; set; } = "";

    /// <summary>The visitor's bearer, where the server has sessions.</summary>
    public string? Session { get; set; }

    /// <summary>Posts.</summary>
    public HubLine? Writer { get; set; }

    /// <summary>Hears; its deliveries are booked.</summary>
    public HubLine? Listener { get; set; }

    public PostFrame? Post { get; set; }

    /// <summary>The same, told that it may have been posted before; where the server knows of that.</summary>
    public PostFrame? PostAgain { get; set; }

    /// <summary>Whether a delivery is expected: without one a message is finished when it is acknowledged.</summary>
    public bool Heard { get; set; } = true;

    /// <summary>Where the listener stands in the log.</summary>
    public int Position { get; set; }

    /// <summary>Messages that are neither acknowledged and delivered, nor refused.</summary>
    public int UnderWay { get; set; }

    /// <summary>Does something to many conversations, a few at a time.</summary>
    public static async Task InChunks(IEnumerable<Conversation> conversations, int atOnce, Func<Conversation, Task> act)
    {
        foreach (var some in conversations.Chunk(atOnce)) await Task.WhenAll(some.Select(act));
    }
}
