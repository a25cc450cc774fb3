using System.Collections.Immutable;
using OrleansChat.Conversations.Log;

namespace OrleansChat.Conversations;

/// <summary>What a conversation's core wants done. Calls return at once; results come back as inputs of the core.</summary>
public interface IConversationEffects
{
    /// <summary>Read the log; comes back as <see cref="ConversationCore.Loaded"/> or <see cref="ConversationCore.LoadFailed"/>.</summary>
    void Load();

    /// <summary>Look earlier events up; comes back as <see cref="ConversationCore.Found"/> or <see cref="ConversationCore.FindFailed"/>.</summary>
    void Find(PostCommand command, ImmutableArray<ClientId> clientIds);

    /// <summary>
    /// Look up which of these are its sender's, whole and in no message; comes back as <see cref="ConversationCore.FilesFound"/> or
    /// <see cref="ConversationCore.FindFailed"/>.
    /// </summary>
    void FindFiles(PostCommand command, ImmutableArray<string> ids);

    /// <summary>Write; comes back as <see cref="ConversationCore.Appended"/>.</summary>
    void Append(Append append);

    /// <summary>Tell the watchers what was committed.</summary>
    void Tell(ConversationState state, int after, ImmutableArray<LoggedEvent> events, int logEpoch);

    /// <summary>Keep a read cursor and tell the watchers.</summary>
    void MarkRead(ConversationState state, ReadCursor cursor, ReadMarks seen);

    /// <summary>Tell the watchers that somebody is typing.</summary>
    void TellTyping(Author author);
}
