using System.Collections.Immutable;
using Orleans.Concurrency;
using OrleansChat.Conversations.Log;

namespace OrleansChat.Conversations;

/// <summary>Answers fronts in bulk where logs end.</summary>
[StatelessWorker, GrainType("heads")]
public sealed class HeadsGrain(IConversationReader reader) : Grain, IHeadsGrain
{
    /// <inheritdoc />
    public Task<ImmutableArray<HeadMark>> OfConversations(ImmutableArray<ConversationId> ids) => reader.Heads(ids);

    /// <inheritdoc />
    public Task<ImmutableDictionary<string, long>> OfWidgets(ImmutableArray<string> hashes) => reader.WidgetVersions(hashes);
}
