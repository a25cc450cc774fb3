using System.Collections.Immutable;
using Orleans.Concurrency;

namespace OrleansChat.Conversations;

/// <summary>One conversation: it gives each event its place, has the log write it, and only then answers and tells.</summary>
[Alias("chat.conversation")]
public interface IConversationGrain : IGrainWithStringKey
{
    /// <summary>
    /// So long a sender waits, and up to a second more, since Orleans looks for what is overdue once a second; then he is told that nobody knows
    /// yet (no_answer), and sends it again.
    /// </summary>
    const string Patience = "00:00:04";

    /// <summary>Starts the conversation, or answers what an earlier identical Start came to.</summary>
    [AlwaysInterleave, Alias("start"), ResponseTimeout(Patience)]
    Task<Outcome<StartReceipt>> Start(StartConversation command);

    /// <summary>Posts 1 to 20 messages in list order; what is accepted is a prefix of the list, on disk when this returns.</summary>
    [AlwaysInterleave, Alias("post"), ResponseTimeout(Patience)]
    Task<PostReceipt> Post(Actor actor, ImmutableArray<NewMessage> messages, ReopenPolicy policy);

    /// <summary>Gives the conversation to an operator, or to nobody (null). Operators only.</summary>
    [AlwaysInterleave, Alias("assign"), ResponseTimeout(Patience)]
    Task<Outcome<StartReceipt>> Assign(Actor actor, Author? assignee);

    /// <summary>Closes it. Closing what is closed changes nothing and succeeds.</summary>
    [AlwaysInterleave, Alias("close"), ResponseTimeout(Patience)]
    Task<Outcome<StartReceipt>> Close(Actor actor);

    /// <summary>Opens it again: an operator at any time, the visitor as undo of his own close. Opening what is open succeeds.</summary>
    [AlwaysInterleave, Alias("reopen"), ResponseTimeout(Patience)]
    Task<Outcome<StartReceipt>> Reopen(Actor actor);

    /// <summary>Moves the actor's read cursor forward to that position; lower ones change nothing. Kept at most a second later.</summary>
    [AlwaysInterleave, Alias("read")]
    Task<Refusal?> Read(Actor actor, int seq);

    /// <summary>Tells the others that the actor is typing: a poke, never stored.</summary>
    [AlwaysInterleave, Alias("typing")]
    Task<Refusal?> Typing(Actor actor);

    /// <summary>A front asks to be told. Forgotten when the activation goes; reads nothing.</summary>
    [AlwaysInterleave, Alias("watch")]
    Task<WatchReceipt> Watch(string frontId);
}
