using System.Security.Cryptography;
using System.Text;

namespace OrleansChat.Conversations;

/// <summary>A conversation's public id and grain key: 128 bits, 22 characters of base64url.</summary>
[GenerateSerializer, Immutable, Alias("chat.conversation-id")]
public readonly record struct ConversationId(UInt128 Value)
{
    /// <summary>
    /// The id that a visitor session's Start gets: HMAC-SHA256 over session and client id, cut to 128 bits,
    /// so that a retried Start reaches the conversation that the first one made.
    /// </summary>
    public static ConversationId For(ReadOnlySpan<byte> serverKey, string sessionId, ClientId clientId)
    {
        Span<byte> hash = stackalloc byte[32];
        HMACSHA256.HashData(serverKey, Encoding.ASCII.GetBytes($"{sessionId}/{clientId}"), hash);
        return new(System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(hash));
    }

    /// <summary>Reads the canonical 22 characters; false for anything else.</summary>
    public static bool TryParse(string? text, out ConversationId id)
    {
        var ok = PublicId.TryParse(text, out var value);
        id = new(value);
        return ok;
    }

    /// <inheritdoc />
    public override string ToString() => PublicId.Format(Value);
}
