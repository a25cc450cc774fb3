using System.Collections.Immutable;
using System.Security.Cryptography;
using OrleansChat.Attachments;
using OrleansChat.Conversations;
using OrleansChat.Conversations.Log;

namespace OrleansChat.Storage.Tests.Log;

/// <summary>A conversation as its activation holds it: it decides on what it has queued, and can go back to what is in the log.</summary>
internal sealed class Talk(string session = "session-a", string department = "sales")
{
    private long _clock = 1_790_000_000_000;

    public ConversationId Id { get; init; } = new(NewId());

    public ConversationState State { get; private set; } = ConversationState.None;

    public int Head { get; private set; }

    public AppendLineage Lineage { get; private set; } = new();

    public int WriterEpoch { get; private set; }

    public Author Visitor { get; } = new(AuthorKind.Visitor, session, "Ada");

    public static Author Operator { get; } = new(AuthorKind.Operator, "op-1", "Grace");

    public static UInt128 NewId() => new(
        BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(8)),
        BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(8)));

    public static ClientId NewClientId() => new(NewId());

    public Append Start(string? opening = "Hello!") =>
        Next((Visitor, NewClientId(), new Started("widget", "button", department, Priority.Normal, "en", null, opening, null)));

    public Append Say(string text, ClientId? clientId = null) => Next((Visitor, clientId ?? NewClientId(), new MessagePosted(text)));

    public Append Say(string text, params ImmutableArray<Attachment> files) => Say(text, NewClientId(), files);

    public Append Say(string text, ClientId clientId, params ImmutableArray<Attachment> files) =>
        Next((Visitor, clientId, new MessagePosted(text) { Attachments = files }));

    public Append Answer(string text, params ImmutableArray<Attachment> files) =>
        Next((Operator, NewClientId(), new MessagePosted(text) { Attachments = files }));

    public Append Next(params (Author Author, ClientId? ClientId, ConversationEvent Body)[] events)
    {
        var expected = Head;
        var logged = ImmutableArray.CreateBuilder<LoggedEvent>();
        foreach (var (author, clientId, body) in events)
        {
            logged.Add(new(++Head, ++_clock, author, clientId, body));
            State = State.After(logged[^1]);
        }

        return new(Id, Lineage, expected, WriterEpoch, logged.ToImmutable(), State);
    }

    public async Task<LoadedConversation?> Reload(IConversationLog log)
    {
        var loaded = await log.Load(Id);
        Lineage = new();
        (State, Head, WriterEpoch) = loaded is null ? (ConversationState.None, 0, 0) : (loaded.State, loaded.Head, loaded.WriterEpoch);
        return loaded;
    }
}
