namespace OrleansChat.Conversations;

/// <summary>
/// An event at its place in the log. <c>Seq</c> counts from 1 without gaps in its conversation; <c>At</c> is the server's time
/// in milliseconds since 1970 (UTC) and never runs backwards within a conversation.
/// </summary>
[GenerateSerializer, Immutable, Alias("chat.logged-event")]
public sealed record LoggedEvent(int Seq, long At, Author Author, ClientId? ClientId, ConversationEvent Body);
