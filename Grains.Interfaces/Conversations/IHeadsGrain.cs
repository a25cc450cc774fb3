using System.Collections.Immutable;

namespace OrleansChat.Conversations;

/// <summary>The bulk question by which a front finds what it was not told: a stateless worker over SQL.</summary>
[Alias("chat.heads")]
public interface IHeadsGrain : IGrainWithIntegerKey
{
    /// <summary>Heads and read marks of the conversations asked for; unknown ones are left out.</summary>
    [Alias("of-conversations")]
    Task<ImmutableArray<HeadMark>> OfConversations(ImmutableArray<ConversationId> ids);

    /// <summary>A number for each session that changes whenever its list does; sessions without a conversation are left out.</summary>
    [Alias("of-sessions")]
    Task<ImmutableDictionary<string, long>> OfSessions(ImmutableArray<string> sessionIds);

    /// <summary>Conversations of those departments that changed since that time (ms), the newest 500.</summary>
    [Alias("of-departments")]
    Task<ImmutableArray<InboxMark>> OfDepartments(ImmutableArray<string> departmentIds, long since);

    /// <summary>The versions of widgets' configurations; a deleted or unknown one is left out.</summary>
    [Alias("of-widgets")]
    Task<ImmutableDictionary<string, long>> OfWidgets(ImmutableArray<string> hashes);

    /// <summary>The epochs of operators' sign-ins; one who is gone is left out.</summary>
    [Alias("of-operators")]
    Task<ImmutableDictionary<string, long>> OfOperators(ImmutableArray<string> operatorIds);

    /// <summary>The epochs of those sessions that were ended; others are left out.</summary>
    [Alias("of-ended-sessions")]
    Task<ImmutableDictionary<string, long>> OfEndedSessions(ImmutableArray<string> sessionIds);
}

/// <summary>Where a conversation's log ends and how far each side has read.</summary>
[GenerateSerializer, Immutable, Alias("chat.head-mark")]
public readonly record struct HeadMark(ConversationId Id, int Head, int LogEpoch, ReadMarks Seen);

/// <summary>A conversation of a department that changed: where its log ends and when it changed (ms).</summary>
[GenerateSerializer, Immutable, Alias("chat.inbox-mark")]
public readonly record struct InboxMark(string DepartmentId, ConversationId Id, int Head, long LastAt)
{
    /// <summary>So many are answered at most.</summary>
    public const int Most = 500;
}
