using System.Collections.Immutable;

namespace OrleansChat.Conversations;

/// <summary>How urgent a conversation is (S17).</summary>
public enum Priority
{
    /// <summary>After the others.</summary>
    Low = 0,

    /// <summary>The default.</summary>
    Normal = 1,

    /// <summary>Before the others.</summary>
    High = 2,
}

/// <summary>What a visitor's new message does in a closed conversation (D6).</summary>
public enum ReopenPolicy
{
    /// <summary>It reopens the conversation, up to 30 days after the close.</summary>
    Reopen = 0,

    /// <summary>It is refused: a new conversation is to be started.</summary>
    StartNew = 1,
}

/// <summary>Starts a conversation from a dashboard button; idempotent by the id that its client id led to.</summary>
[GenerateSerializer, Immutable, Alias("chat.start")]
public sealed record StartConversation(Actor Visitor, ClientId ClientId, Started Details);

/// <summary>A message to post. <c>Retry</c> hints that it may be in the log already.</summary>
[GenerateSerializer, Immutable, Alias("chat.new-message")]
public sealed record NewMessage(ClientId ClientId, string Text, bool Retry)
{
    [Id(0)]
    private readonly ImmutableArray<string> _attachments;

    /// <summary>The ids of its files, all of them its sender's, whole and in no other message.</summary>
    public ImmutableArray<string> Attachments
    {
        get => _attachments.IsDefault ? [] : _attachments;
        init => _attachments = value.IsDefaultOrEmpty ? default : value;
    }
}
