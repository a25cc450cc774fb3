using System.Collections.Immutable;
using System.Runtime.Serialization;

namespace OrleansChat.Wire;

/// <summary>Starts a conversation. `follows` names an own closed conversation that this one goes on from.</summary>
[DataContract]
public sealed record WireStart(
    [property: DataMember(Name = "clientId")] string ClientId,
    [property: DataMember(Name = "buttonId")] string ButtonId,
    [property: DataMember(Name = "locale")] string? Locale = null,
    [property: DataMember(Name = "pageUrl")] string? PageUrl = null,
    [property: DataMember(Name = "follows")] string? Follows = null);

/// <summary>The conversation that a Start led to.</summary>
[DataContract]
public sealed record WireStarted(
    [property: DataMember(Name = "id")] string Id,
    [property: DataMember(Name = "seq")] int Seq,
    [property: DataMember(Name = "at")] long At,
    [property: DataMember(Name = "status")] string Status);

/// <summary>A message to post. `attachments` are ids of files that were sent up before; with them the text may be empty.</summary>
[DataContract]
public sealed record WirePost(
    [property: DataMember(Name = "clientId")] string ClientId,
    [property: DataMember(Name = "text")] string Text,
    [property: DataMember(Name = "retry")] bool Retry = false,
    [property: DataMember(Name = "attachments")] string[]? Attachments = null);

/// <summary>A posted message's place and time.</summary>
[DataContract]
public sealed record WireReceipt(
    [property: DataMember(Name = "seq")] int Seq,
    [property: DataMember(Name = "at")] long At);

/// <summary>Receipts for a prefix of the list; the problem belongs to the first message behind it.</summary>
[DataContract]
public sealed record WirePosted(
    [property: DataMember(Name = "accepted")] ImmutableArray<WireReceipt> Accepted,
    [property: DataMember(Name = "problem")] Problem? Problem);

/// <summary>Moves one's read cursor forward to that position.</summary>
[DataContract]
public sealed record WireRead([property: DataMember(Name = "seq")] int Seq);

/// <summary>A conversation's new state after assign, close or reopen.</summary>
[DataContract]
public sealed record WireChanged(
    [property: DataMember(Name = "seq")] int Seq,
    [property: DataMember(Name = "at")] long At,
    [property: DataMember(Name = "status")] string Status);

/// <summary>A row of Your Conversations. `preview` is plain text.</summary>
[DataContract]
public sealed record WireConversation(
    [property: DataMember(Name = "id")] string Id,
    [property: DataMember(Name = "buttonId")] string ButtonId,
    [property: DataMember(Name = "preview")] string Preview,
    [property: DataMember(Name = "lastAuthor")] WireAuthor LastAuthor,
    [property: DataMember(Name = "unread")] int Unread,
    [property: DataMember(Name = "status")] string Status,
    [property: DataMember(Name = "lastAt")] long LastAt,
    [property: DataMember(Name = "head")] int Head);

/// <summary>A page of Your Conversations, newest first; `unread` is the sum over all of them, not only of this page.</summary>
[DataContract]
public sealed record WireConversations(
    [property: DataMember(Name = "conversations")] ImmutableArray<WireConversation> Conversations,
    [property: DataMember(Name = "more")] bool More,
    [property: DataMember(Name = "unread")] int Unread);
