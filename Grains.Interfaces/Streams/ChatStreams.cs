using OrleansChat.Conversations;

namespace OrleansChat.Streams;

/// <summary>Every stream name of the product. Streams are pokes between grains: the item carries a version, the truth is in SQL.</summary>
public static class ChatStreams
{
    /// <summary>The provider's name, on silo and client.</summary>
    public const string Provider = "pokes";

    /// <summary>Namespace of the pokes to visitor sessions.</summary>
    public const string Sessions = "sessions";

    /// <summary>The stream that wakes one visitor session.</summary>
    public static StreamId OfSession(string sessionId) => StreamId.Create(Sessions, sessionId);
}

/// <summary>One of the session's conversations changed; its log ends at <c>Head</c> now.</summary>
[GenerateSerializer, Immutable, Alias("chat.session-poke")]
public sealed record SessionPoke(ConversationId Conversation, int Head);
