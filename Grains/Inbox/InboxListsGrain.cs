using System.Collections.Immutable;
using Orleans.Concurrency;
using OrleansChat.Conversations;
using OrleansChat.Conversations.Log;
using OrleansChat.Hosting;

namespace OrleansChat.Inbox;

/// <summary>Reads operators' lists, each within his departments.</summary>
[StatelessWorker, GrainType("inbox-lists")]
public sealed class InboxListsGrain(IInboxReader inbox, IConversationReader conversations) : Grain, IInboxListsGrain, IStoreCaller
{
    private const int LargestPage = 100;
    private const int MostRows = 1_000;

    /// <inheritdoc />
    public async Task<Outcome<InboxPage>> Page(Actor reader, InboxQuery query)
    {
        if (reader.Kind != AuthorKind.Operator) return RefusalCode.Forbidden;
        if (query.Limit is < 1 or > LargestPage || !Enum.IsDefined(query.View)) return RefusalCode.Malformed;
        if (Departments(reader, query.DepartmentId) is not { } departments) return RefusalCode.NotFound;
        try
        {
            return await inbox.Page(reader, departments, query);
        }
        catch (LogUnavailableException)
        {
            return RefusalCode.Unavailable;
        }
    }

    /// <inheritdoc />
    public Task<ImmutableArray<ConversationSummary>> Rows(Actor reader, ImmutableArray<ConversationId> ids) =>
        reader.Kind == AuthorKind.Operator && ids.Length <= MostRows
            ? conversations.Summaries(reader, ids)
            : Task.FromResult(ImmutableArray<ConversationSummary>.Empty);

    /// <inheritdoc />
    public Task<InboxCounts> Counts(Actor reader, string? departmentId) =>
        reader.Kind == AuthorKind.Operator && Departments(reader, departmentId) is { } departments
            ? inbox.Counts(reader, departments)
            : Task.FromResult(new InboxCounts(0, 0, 0, 0, 0));

    private static ImmutableArray<string>? Departments(Actor reader, string? departmentId)
    {
        if (departmentId is null) return reader.Departments;
        return reader.Departments.Contains(departmentId) ? [departmentId] : null;
    }
}
