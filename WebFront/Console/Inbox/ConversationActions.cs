using OrleansChat.Conversations;
using OrleansChat.Directory;
using OrleansChat.Wire;

namespace OrleansChat.WebFront.Console.Inbox;

/// <summary>What the console does to a conversation: one grain call each. The grains decide whether it is allowed.</summary>
public sealed class ConversationActions(IGrainFactory grains)
{
    /// <summary>Closes it; answers why not, or null.</summary>
    public Task<string?> Close(Actor actor, ConversationId id) => Tell(Conversation(id).Close(actor));

    /// <summary>Opens it again.</summary>
    public Task<string?> Reopen(Actor actor, ConversationId id) => Tell(Conversation(id).Reopen(actor));

    /// <summary>Gives it to an operator, or to nobody.</summary>
    public Task<string?> Assign(Actor actor, ConversationId id, Author? assignee) => Tell(Conversation(id).Assign(actor, assignee));

    /// <summary>An operator as an assignee.</summary>
    public static Author Assignee(Operator @operator) => new(AuthorKind.Operator, @operator.Id, @operator.Name);

    private IConversationGrain Conversation(ConversationId id) => grains.GetGrain<IConversationGrain>(id.ToString());

    private static async Task<string?> Tell(Task<Outcome<StartReceipt>> call)
    {
        try
        {
            return (await call).Refusal is { } refusal ? Problem.Of(refusal).Title : null;
        }
        catch (Exception exception) when (exception is TimeoutException or OrleansException)
        {
            return "The server did not answer. Nothing may have changed; please try again.";
        }
    }
}
