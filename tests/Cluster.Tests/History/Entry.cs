using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace OrleansChat.Cluster.Tests.History;

/// <summary>Something that a client did or saw, or that was done to the cluster. <c>At</c> counts microseconds of one monotonic clock.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "what")]
[JsonDerivedType(typeof(Joined), "joined")]
[JsonDerivedType(typeof(Wanted), "wanted")]
[JsonDerivedType(typeof(Invoked), "invoked")]
[JsonDerivedType(typeof(Acknowledged), "acknowledged")]
[JsonDerivedType(typeof(Refused), "refused")]
[JsonDerivedType(typeof(Unanswered), "unanswered")]
[JsonDerivedType(typeof(Shown), "shown")]
[JsonDerivedType(typeof(Stood), "stood")]
[JsonDerivedType(typeof(Listed), "listed")]
[JsonDerivedType(typeof(Trespassed), "trespassed")]
[JsonDerivedType(typeof(Noted), "noted")]
internal abstract record Entry
{
    public long At { get; init; }
}

/// <summary>A client came: a browser of that visitor session or operator.</summary>
internal sealed record Joined(string Client, bool IsVisitor, string Person) : Entry;

/// <summary>Somebody pressed send.</summary>
internal sealed record Wanted(string Client, string Conversation, string Id, string Text) : Entry;

/// <summary>A message left the client, once more where <c>Retry</c> is set.</summary>
internal sealed record Invoked(string Client, string Conversation, string Id, bool Retry) : Entry;

/// <summary>The server has it, at that position.</summary>
internal sealed record Acknowledged(string Client, string Conversation, string Id, int Seq, long Time) : Entry;

/// <summary>The server said no. <c>Id</c> is empty where the call was no message.</summary>
internal sealed record Refused(string Client, string Conversation, string Id, int Status, string Code) : Entry;

/// <summary>No answer came: the outcome is unknown.</summary>
internal sealed record Unanswered(string Client, string Conversation, string Id, string Why) : Entry;

/// <summary>A batch reached a client, pushed or pulled, used or not.</summary>
internal sealed record Shown(string Client, string Conversation, int After, int Head, int LogEpoch, ImmutableArray<ShownEvent> Events, bool Pushed) : Entry;

/// <summary>One event of a batch.</summary>
internal readonly record struct ShownEvent(int Seq, string Kind, string Author, string? Id, string? Text);

/// <summary>The client shows the conversation up to there.</summary>
internal sealed record Stood(string Client, string Conversation, int Position) : Entry;

/// <summary>A row of a list reached a client.</summary>
internal sealed record Listed(string Client, string Conversation, int Head, int Unread, string Preview) : Entry;

/// <summary>A client asked for what is not its own; <c>Code</c> is null where it was let in.</summary>
internal sealed record Trespassed(string Client, string Conversation, string Call, string? Code) : Entry;

/// <summary>What was done to the cluster.</summary>
internal sealed record Noted(string What) : Entry;
