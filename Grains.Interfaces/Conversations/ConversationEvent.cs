using System.Collections.Immutable;
using OrleansChat.Attachments;

namespace OrleansChat.Conversations;

/// <summary>What happened in a conversation. Past tense; one sealed case a kind.</summary>
[GenerateSerializer, Immutable, Alias("chat.event")]
public abstract record ConversationEvent;

/// <summary>The first event: where the conversation belongs, and the opening message in the wording shown (S73).</summary>
[GenerateSerializer, Immutable, Alias("chat.event.started")]
public sealed record Started(
    string WidgetHash,
    string ButtonId,
    string DepartmentId,
    Priority Priority,
    string? Locale,
    string? PageUrl,
    string? OpeningMessage,
    ConversationId? Follows) : ConversationEvent;

/// <summary>A message: text in the small mark-up, which is empty only where there are files.</summary>
[GenerateSerializer, Immutable, Alias("chat.event.message")]
public sealed record MessagePosted(string Text) : ConversationEvent
{
    [Id(0)]
    private readonly ImmutableArray<Attachment> _attachments;

    /// <summary>Its files, in the order that their sender gave them.</summary>
    public ImmutableArray<Attachment> Attachments
    {
        get => _attachments.IsDefault ? [] : _attachments;
        init => _attachments = value.IsDefaultOrEmpty ? default : value;
    }
}

/// <summary>The conversation went to an operator, or to nobody. Operators alone see it.</summary>
[GenerateSerializer, Immutable, Alias("chat.event.assigned")]
public sealed record Assigned(string? OperatorId, string? OperatorName, int AssignmentEpoch) : ConversationEvent;

/// <summary>Visitor or operator closed the conversation (S104).</summary>
[GenerateSerializer, Immutable, Alias("chat.event.closed")]
public sealed record Closed : ConversationEvent;

/// <summary>The conversation is open again: by a new message, or the close was undone (D6).</summary>
[GenerateSerializer, Immutable, Alias("chat.event.reopened")]
public sealed record Reopened : ConversationEvent;

/// <summary>An event of a newer release: kept, skipped by readers; where it must be understood, the grain refuses writes.</summary>
[GenerateSerializer, Immutable, Alias("chat.event.unknown")]
public sealed record Unknown(string Kind, bool MustUnderstand) : ConversationEvent;
