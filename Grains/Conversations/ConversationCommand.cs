using System.Collections.Immutable;
using OrleansChat.Attachments;

namespace OrleansChat.Conversations;

/// <summary>Something asked of a conversation, waiting for its one answer.</summary>
public abstract class ConversationCommand(Actor actor)
{
    /// <summary>Who asks.</summary>
    public Actor Actor { get; } = actor;

    /// <summary>Whether it was decided once already and lost its place to another writer.</summary>
    internal bool Repeated { get; set; }

    /// <summary>Answers that it was refused.</summary>
    public abstract void Refuse(Refusal refusal);
}

/// <summary>What a change command does.</summary>
public enum Change
{
    /// <summary>Starts the conversation.</summary>
    Start,

    /// <summary>Gives it to an assignee.</summary>
    Assign,

    /// <summary>Closes it.</summary>
    Close,

    /// <summary>Opens it again.</summary>
    Reopen,
}

/// <summary>Starts, assigns, closes or reopens.</summary>
public sealed class ChangeCommand(Change change, Actor actor, Action<Outcome<StartReceipt>> answer) : ConversationCommand(actor)
{
    /// <summary>Which of them.</summary>
    public Change Change { get; } = change;

    /// <summary>The details of a start.</summary>
    public StartConversation? Start { get; init; }

    /// <summary>Whom to assign; null = nobody.</summary>
    public Author? Assignee { get; init; }

    /// <summary>Answers.</summary>
    public void Answer(Outcome<StartReceipt> outcome) => answer(outcome);

    /// <inheritdoc />
    public override void Refuse(Refusal refusal) => answer(refusal);
}

/// <summary>Posts a list of messages.</summary>
public sealed class PostCommand(Actor actor, ImmutableArray<NewMessage> messages, ReopenPolicy policy, Action<PostReceipt> answer)
    : ConversationCommand(actor)
{
    /// <summary>The messages in the order that the log shall have.</summary>
    public ImmutableArray<NewMessage> Messages { get; } = messages;

    /// <summary>The widget's policy for closed conversations.</summary>
    public ReopenPolicy Policy { get; } = policy;

    /// <summary>Earlier events with the client ids of this list, once they were looked up; default before.</summary>
    internal ImmutableArray<LoggedEvent> Found { get; set; }

    /// <summary>Files that its messages may have, once they were looked up; default before.</summary>
    internal ImmutableArray<Attachment> Files { get; set; }

    /// <summary>The receipts that it will be answered with when what it waits for is committed.</summary>
    internal PostReceipt? Decided { get; set; }

    /// <summary>Answers.</summary>
    public void Answer(PostReceipt receipt) => answer(receipt);

    /// <inheritdoc />
    public override void Refuse(Refusal refusal) => answer(PostReceipt.Refused(refusal));
}

/// <summary>Moves the actor's read cursor.</summary>
public sealed class ReadCommand(Actor actor, int seq, Action<Refusal?> answer) : ConversationCommand(actor)
{
    /// <summary>The position read up to.</summary>
    public int Seq { get; } = seq;

    /// <summary>Answers that it was taken.</summary>
    public void Accept() => answer(null);

    /// <inheritdoc />
    public override void Refuse(Refusal refusal) => answer(refusal);
}

/// <summary>Tells that the actor is typing.</summary>
public sealed class TypingCommand(Actor actor, Action<Refusal?> answer) : ConversationCommand(actor)
{
    /// <summary>Answers that it was taken.</summary>
    public void Accept() => answer(null);

    /// <inheritdoc />
    public override void Refuse(Refusal refusal) => answer(refusal);
}
