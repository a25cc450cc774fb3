using OrleansChat.Conversations;

namespace OrleansChat.WebFront.Console.Inbox;

/// <summary>What a button asks to be done to the open conversation.</summary>
public abstract record ConversationAct
{
    /// <summary>Close it and go on to the next.</summary>
    public static ConversationAct Closing { get; } = new Close();

    /// <summary>Open it again.</summary>
    public static ConversationAct Reopening { get; } = new Reopen();

    /// <summary>Close it.</summary>
    public sealed record Close : ConversationAct;

    /// <summary>Open it again.</summary>
    public sealed record Reopen : ConversationAct;

    /// <summary>Give it to somebody, or to nobody.</summary>
    public sealed record Assign(Author? Assignee) : ConversationAct;
}
