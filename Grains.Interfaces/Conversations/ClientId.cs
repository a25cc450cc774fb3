namespace OrleansChat.Conversations;

/// <summary>
/// The idempotency key that a sender mints for a Start or a message: 16 opaque bytes, 22 characters of base64url.
/// Unique within its conversation.
/// </summary>
[GenerateSerializer, Immutable, Alias("chat.client-id")]
public readonly record struct ClientId(UInt128 Value)
{
    /// <summary>Reads the canonical 22 characters; false for anything else.</summary>
    public static bool TryParse(string? text, out ClientId id)
    {
        var ok = PublicId.TryParse(text, out var value);
        id = new(value);
        return ok;
    }

    /// <inheritdoc />
    public override string ToString() => PublicId.Format(Value);
}
