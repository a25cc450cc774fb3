using System.Collections.Immutable;
using Orleans.Concurrency;
using OrleansChat.Conversations.Log;
using OrleansChat.Hosting;
using OrleansChat.Inbox;

namespace OrleansChat.Conversations;

/// <summary>Answers fronts in bulk where logs end.</summary>
[StatelessWorker, GrainType("heads")]
public sealed class HeadsGrain(IConversationReader reader, IInboxReader inbox) : Grain, IHeadsGrain, IStoreCaller
{
    /// <inheritdoc />
    public Task<ImmutableArray<HeadMark>> OfConversations(ImmutableArray<ConversationId> ids) => reader.Heads(ids);

    /// <inheritdoc />
    public Task<ImmutableDictionary<string, long>> OfSessions(ImmutableArray<string> sessionIds) => reader.SessionMarks(sessionIds);

    /// <inheritdoc />
    public Task<ImmutableArray<InboxMark>> OfDepartments(ImmutableArray<string> departmentIds, long since) =>
        inbox.ChangedSince(departmentIds, since, InboxMark.Most);

    /// <inheritdoc />
    public Task<ImmutableDictionary<string, long>> OfWidgets(ImmutableArray<string> hashes) => reader.WidgetVersions(hashes);

    /// <inheritdoc />
    public Task<ImmutableDictionary<string, long>> OfOperators(ImmutableArray<string> operatorIds) => reader.OperatorEpochs(operatorIds);

    /// <inheritdoc />
    public Task<ImmutableDictionary<string, long>> OfEndedSessions(ImmutableArray<string> sessionIds) => reader.SessionEpochs(sessionIds);
}
