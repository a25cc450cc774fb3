using System.Collections.Immutable;
using OrleansChat.Conversations;
using OrleansChat.Cluster.Tests.History;

namespace OrleansChat.Cluster.Tests.Checking;

/// <summary>A small run that keeps every promise; each test breaks it in one place.</summary>
internal sealed class SampleRun
{
    public const string Conversation = "c1";
    private long _at;

    public SampleRun()
    {
        Add(new Joined("ada", IsVisitor: true, "session-ada"));
        Add(new Joined("bob", IsVisitor: true, "session-bob"));
        Add(new Joined("olga", IsVisitor: false, "operator-olga"));
        Events.Add(new(1, "started", AuthorKind.System, "", null, null));
        Post("ada", "m1", "hello", 2);
        Events.Add(new(3, "assigned", AuthorKind.Operator, "operator-olga", null, null));
        Post("olga", "m2", "hi", 4);
        Post("ada", "m3", "bye", 5);
        Show("ada", 0, 5, 1, 2, 4, 5);
        Show("olga", 0, 5, 1, 2, 3, 4, 5);
        Add(new Listed("ada", Conversation, 5, Unread: 1, "bye"));
        Add(new Trespassed("bob", Conversation, "Open", "not_found"));
    }

    public List<Entry> Entries { get; } = [];

    public List<FinalEvent> Events { get; } = [];

    public Dictionary<string, int> Cursors { get; } = new() { ["session-ada"] = 2 };

    public int? Head { get; set; }

    public Run Run => new(
        [.. Entries.OrderBy(entry => entry.At)],
        new([new(Conversation, "session-ada", "support", Head ?? Events.Count, [.. Events], Cursors.ToImmutableDictionary())]))
    {
        HealedAt = 0,
        Within = TimeSpan.FromMilliseconds(1),
    };

    public void Add(Entry entry) => Entries.Add(entry with { At = ++_at });

    /// <summary>Lets time go by.</summary>
    public void Wait(TimeSpan time) => _at += (long)time.TotalMicroseconds;

    public void Post(string client, string id, string text, int seq)
    {
        Add(new Wanted(client, Conversation, id, text));
        Add(new Invoked(client, Conversation, id, Retry: false));
        var visitor = client != "olga";
        Events.Add(new(seq, "message", visitor ? AuthorKind.Visitor : AuthorKind.Operator, visitor ? $"session-{client}" : "operator-olga", id, text));
        Add(new Acknowledged(client, Conversation, id, seq, 1_000 + seq));
    }

    public void Show(string client, int after, int head, params int[] seqs)
    {
        var shown = seqs.Select(seq => Events.First(happened => happened.Seq == seq))
            .Select(kept => new ShownEvent(kept.Seq, kept.Kind, Wire.WireNames.Of(kept.Author), kept.ClientId, kept.Text));
        Add(new Shown(client, Conversation, after, head, 0, [.. shown], Pushed: false));
        Add(new Stood(client, Conversation, head));
    }

    /// <summary>Changes the entries of a type.</summary>
    public void Alter<T>(Func<T, T> change)
        where T : Entry
    {
        for (var at = 0; at < Entries.Count; at++)
        {
            if (Entries[at] is T entry) Entries[at] = change(entry);
        }
    }
}
