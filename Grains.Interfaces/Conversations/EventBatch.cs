using System.Collections.Immutable;

namespace OrleansChat.Conversations;

/// <summary>
/// All that one reader may see in (<c>After</c>, <c>Head</c>]. Who stands at <c>After</c> stands at <c>Head</c> afterwards;
/// who stands elsewhere pulls. <c>After</c> above the position asked for means that older events exist and are paged.
/// </summary>
[GenerateSerializer, Immutable, Alias("chat.event-batch")]
public sealed record EventBatch(
    int After,
    ImmutableArray<LoggedEvent> Events,
    int Head,
    int LogEpoch,
    ReadMarks Seen);

/// <summary>How far each side has read, as positions in the log (0 = nothing).</summary>
[GenerateSerializer, Immutable, Alias("chat.read-marks")]
public readonly record struct ReadMarks(int Visitor, int Team);

/// <summary>Older events, ascending; <c>More</c> when still older ones exist.</summary>
[GenerateSerializer, Immutable, Alias("chat.event-page")]
public sealed record EventPage(ImmutableArray<LoggedEvent> Events, bool More, int LogEpoch);
