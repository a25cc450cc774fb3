using System.Collections.Immutable;

namespace OrleansChat.Conversations.Log;

/// <summary>
/// What appends that were decided one on the other have in common. When one of them is not committed, the log breaks the lineage and takes
/// no other append of it: what was decided on it is void.
/// </summary>
public sealed class AppendLineage
{
    private volatile int _brokenBy = (int)AppendOutcome.Committed;

    /// <summary>Whether an append of it failed.</summary>
    public bool Broken => _brokenBy != (int)AppendOutcome.Committed;

    /// <summary>What the appends behind the failed one come to.</summary>
    public AppendOutcome BrokenBy => (AppendOutcome)_brokenBy;

    /// <summary>Breaks it, before anybody learns of the failure. Behind a duplicate the others have merely lost their place.</summary>
    public void Break(AppendOutcome outcome) => _brokenBy = (int)(outcome == AppendOutcome.Duplicate ? AppendOutcome.Lost : outcome);
}

/// <summary>
/// Events to write behind <c>ExpectedHead</c>, and the conversation's row as it is with them. Written only if the row still has that head
/// and that writer epoch (0 and 0: the row must not exist).
/// </summary>
public sealed record Append(
    ConversationId Id,
    AppendLineage Lineage,
    int ExpectedHead,
    int WriterEpoch,
    ImmutableArray<LoggedEvent> Events,
    ConversationState State);

/// <summary>What became of an append.</summary>
public enum AppendOutcome
{
    /// <summary>On disk.</summary>
    Committed,

    /// <summary>Not written: another activation wrote, or an epoch moved. Read again.</summary>
    Lost,

    /// <summary>Not written: one of its client ids stands in the log. Read again and look it up.</summary>
    Duplicate,

    /// <summary>Not written: the store does not take it now.</summary>
    Unavailable,

    /// <summary>Not written: the disk is full.</summary>
    Full,

    /// <summary>Its outcome was unknown; the conversation is fenced now. Read again; a retry finds it if it was written.</summary>
    Doubtful,

    /// <summary>
    /// Its outcome is unknown and the store does not answer: it may still come to be written. Nothing else of the conversation is taken until
    /// it is fenced; a retry then finds it if it was written.
    /// </summary>
    Unsettled,
}

/// <summary>A conversation as read from the log.</summary>
/// <param name="State">The fold of all events up to <paramref name="Head"/>.</param>
/// <param name="Head">The last seq.</param>
/// <param name="WriterEpoch">The fence that appends must name.</param>
/// <param name="LogEpoch">Grows when history is erased.</param>
/// <param name="Tail">The newest events, ascending, at most 16.</param>
/// <param name="Cursors">Read cursors by participant.</param>
public sealed record LoadedConversation(
    ConversationState State,
    int Head,
    int WriterEpoch,
    int LogEpoch,
    ImmutableArray<LoggedEvent> Tail,
    ImmutableArray<ReadCursor> Cursors);

/// <summary>How far one participant has read.</summary>
public readonly record struct ReadCursor(string Participant, AuthorKind Kind, int Seq);
