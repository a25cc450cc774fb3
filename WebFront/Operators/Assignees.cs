using OrleansChat.Conversations;
using OrleansChat.Directory;
using OrleansChat.WebFront.Edge;

namespace OrleansChat.WebFront.Operators;

/// <summary>Who may be given a conversation: the operators of its department.</summary>
public sealed class Assignees(IGrainFactory grains)
{
    /// <summary>The operator as the conversation's assignee.</summary>
    /// <exception cref="RefusedException">NotFound: no such conversation for this reader, or no such operator in its department.</exception>
    public async Task<Author> Find(Actor reader, ConversationId id, string operatorId)
    {
        var summary = (await grains.GetGrain<IHistoryGrain>(0).Summary(reader, id)).Granted();
        var operators = await grains.GetGrain<IDirectoryGrain>(0).OperatorsOf(summary.DepartmentId);
        var person = operators.FirstOrDefault(person => person.Id == operatorId) ?? throw RefusedException.Because(RefusalCode.NotFound, "operatorId");
        return new(AuthorKind.Operator, person.Id, person.Name);
    }
}
