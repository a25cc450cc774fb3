using System.Text.Json;

namespace OrleansChat.Conversations.Log;

/// <summary>
/// An event's stored form: a kind, a version and UTF-8 JSON, all with names of ours. What a newer release wrote, a kind or a version, reads
/// as <see cref="Unknown"/>; an older version is brought up to date here, and rows are never rewritten for it.
/// </summary>
public static class EventCodec
{
    private const int Version = 1;

    /// <summary>The stored form. Encoded once: these bytes are the row's.</summary>
    public static EncodedBody Encode(ConversationEvent body) => body switch
    {
        MessagePosted message => new("message", Version, Bytes(MessagePayload.Of(message))),
        Started started => new("started", Version, Bytes(StartedPayload.Of(started))),
        Assigned assigned => new("assigned", Version, Bytes(AssignedPayload.Of(assigned))),
        Closed => new("closed", Version, "{}"u8.ToArray()),
        Reopened => new("reopened", Version, "{}"u8.ToArray()),
        _ => throw new ArgumentException($"An event of type {body.GetType().Name} is not written by this release.", nameof(body)),
    };

    /// <summary>Reads the stored form.</summary>
    public static ConversationEvent Decode(string kind, int version, ReadOnlySpan<byte> payload) => (kind, version) switch
    {
        ("message", Version) => JsonSerializer.Deserialize(payload, LogJson.Compact.MessagePayload)!.ToEvent(),
        ("started", Version) => JsonSerializer.Deserialize(payload, LogJson.Compact.StartedPayload)!.ToEvent(),
        ("assigned", Version) => JsonSerializer.Deserialize(payload, LogJson.Compact.AssignedPayload)!.ToEvent(),
        ("closed", Version) => new Closed(),
        ("reopened", Version) => new Reopened(),
        _ => new Unknown(kind, JsonSerializer.Deserialize(payload, LogJson.Compact.UnknownPayload)!.MustUnderstand),
    };

    private static byte[] Bytes(MessagePayload payload) => JsonSerializer.SerializeToUtf8Bytes(payload, LogJson.Compact.MessagePayload);

    private static byte[] Bytes(StartedPayload payload) => JsonSerializer.SerializeToUtf8Bytes(payload, LogJson.Compact.StartedPayload);

    private static byte[] Bytes(AssignedPayload payload) => JsonSerializer.SerializeToUtf8Bytes(payload, LogJson.Compact.AssignedPayload);
}

/// <summary>An event's body as the log keeps it.</summary>
public readonly record struct EncodedBody(string Kind, int Version, byte[] Payload);
