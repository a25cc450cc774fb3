using System.Collections.Immutable;
using OrleansChat.Visitors;

namespace OrleansChat.Conversations;

/// <summary>
/// A conversation's row in a list. <c>Preview</c> is plain text, at most 140 characters. <c>Unread</c> counts the other side's messages
/// above the reader's cursor. <c>WaitingSince</c>: when the oldest unanswered visitor message came. Times in ms since 1970 (UTC).
/// <c>VisitorName</c>, <c>VisitorGrade</c> and <c>VisitorEmail</c>: who the visitor is known as by now, in operators' lists.
/// </summary>
[GenerateSerializer, Immutable, Alias("chat.summary")]
public sealed record ConversationSummary(
    ConversationId Id,
    string WidgetHash,
    string ButtonId,
    string DepartmentId,
    Priority Priority,
    ConversationStatus Status,
    string? AssigneeId,
    string? AssigneeName,
    string VisitorId,
    string? VisitorName,
    string Preview,
    AuthorKind LastAuthor,
    string? LastAuthorName,
    long StartedAt,
    long LastAt,
    long? WaitingSince,
    int Head,
    int Unread,
    IdentityGrade VisitorGrade,
    string? VisitorEmail);

/// <summary>A page of a visitor's conversations; <c>Unread</c> is the sum over all of them.</summary>
[GenerateSerializer, Immutable, Alias("chat.visitor-conversations")]
public sealed record VisitorConversations(ImmutableArray<ConversationSummary> Conversations, bool More, int Unread);
