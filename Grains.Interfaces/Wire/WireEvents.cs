using System.Collections.Immutable;
using System.Runtime.Serialization;

namespace OrleansChat.Wire;

/// <summary>An event as a browser sees it. Times in ms since 1970 (UTC). Absent fields are left out.</summary>
[DataContract]
public sealed record WireEvent(
    [property: DataMember(Name = "seq")] int Seq,
    [property: DataMember(Name = "at")] long At,
    [property: DataMember(Name = "kind")] string Kind,
    [property: DataMember(Name = "clientId")] string? ClientId,
    [property: DataMember(Name = "author")] WireAuthor Author,
    [property: DataMember(Name = "text")] string? Text,
    [property: DataMember(Name = "assignee")] WireAuthor? Assignee,
    [property: DataMember(Name = "attachments")] ImmutableArray<WireAttachment>? Attachments = null);

/// <summary>Who wrote it: `visitor`, `operator`, `ai` or `system`. The id is told to operators only.</summary>
[DataContract]
public sealed record WireAuthor(
    [property: DataMember(Name = "kind")] string Kind,
    [property: DataMember(Name = "name")] string? Name,
    [property: DataMember(Name = "id")] string? Id);

/// <summary>How far each side has read (0 = nothing).</summary>
[DataContract]
public sealed record WireSeen(
    [property: DataMember(Name = "visitor")] int Visitor,
    [property: DataMember(Name = "team")] int Team);

/// <summary>All that this reader may see in (after, head].</summary>
[DataContract]
public sealed record WireBatch(
    [property: DataMember(Name = "conversationId")] string ConversationId,
    [property: DataMember(Name = "after")] int After,
    [property: DataMember(Name = "events")] ImmutableArray<WireEvent> Events,
    [property: DataMember(Name = "head")] int Head,
    [property: DataMember(Name = "logEpoch")] int LogEpoch,
    [property: DataMember(Name = "seen")] WireSeen? Seen);

/// <summary>Older events, ascending; `more` when still older ones exist.</summary>
[DataContract]
public sealed record WirePage(
    [property: DataMember(Name = "events")] ImmutableArray<WireEvent> Events,
    [property: DataMember(Name = "more")] bool More,
    [property: DataMember(Name = "logEpoch")] int LogEpoch);

/// <summary>The log ends there: who stands elsewhere pulls.</summary>
[DataContract]
public sealed record WireHead(
    [property: DataMember(Name = "conversationId")] string ConversationId,
    [property: DataMember(Name = "head")] int Head,
    [property: DataMember(Name = "logEpoch")] int LogEpoch);

/// <summary>A side has read up to there. Not sequenced.</summary>
[DataContract]
public sealed record WireSeenMark(
    [property: DataMember(Name = "conversationId")] string ConversationId,
    [property: DataMember(Name = "seen")] WireSeen Seen);

/// <summary>Somebody is typing; lapses after 5 seconds.</summary>
[DataContract]
public sealed record WireTyping(
    [property: DataMember(Name = "conversationId")] string ConversationId,
    [property: DataMember(Name = "author")] WireAuthor Author);
