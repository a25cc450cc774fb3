using System.Collections.Immutable;

namespace OrleansChat.Conversations;

/// <summary>The bulk question by which a front finds what it was not told: a stateless worker over SQL.</summary>
[Alias("chat.heads")]
public interface IHeadsGrain : IGrainWithIntegerKey
{
    /// <summary>Heads and read marks of the conversations asked for; unknown ones are left out.</summary>
    [Alias("of-conversations")]
    Task<ImmutableArray<HeadMark>> OfConversations(ImmutableArray<ConversationId> ids);

    /// <summary>The versions of widgets' configurations; a deleted or unknown one is left out.</summary>
    [Alias("of-widgets")]
    Task<ImmutableDictionary<string, long>> OfWidgets(ImmutableArray<string> hashes);
}

/// <summary>Where a conversation's log ends and how far each side has read.</summary>
[GenerateSerializer, Immutable, Alias("chat.head-mark")]
public readonly record struct HeadMark(ConversationId Id, int Head, int LogEpoch, ReadMarks Seen);
