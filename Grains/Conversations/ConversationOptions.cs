namespace OrleansChat.Conversations;

/// <summary>The numbers of the conversation rules.</summary>
public sealed class ConversationOptions
{
    /// <summary>How long after its close a visitor's message still reopens a conversation (D6).</summary>
    public TimeSpan ReopenWindow { get; set; } = TimeSpan.FromDays(30);

    /// <summary>How long the visitor can take back his own close. The browser offers 5 seconds; a slow line gets more.</summary>
    public TimeSpan UndoWindow { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How many messages one conversation takes at once.</summary>
    public int PostBurst { get; set; } = 60;

    /// <summary>How many messages a second one conversation takes after that.</summary>
    public double PostsPerSecond { get; set; } = 20;

    /// <summary>How many files a message may have (D7); the section of files says it.</summary>
    public int FilesAMessage { get; set; } = 10;
}
