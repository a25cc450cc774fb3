using System.Collections.Immutable;
using OrleansChat.Attachments;

namespace OrleansChat.Conversations.Log;

/// <summary>
/// The silo's one way to the log. Appends of all conversations are committed together: the next batch is what arrived during the last flush.
/// </summary>
public interface IConversationLog
{
    /// <summary>Reads what a conversation needs to decide; null where none was started.</summary>
    /// <exception cref="LogUnavailableException">The store does not answer.</exception>
    Task<LoadedConversation?> Load(ConversationId id);

    /// <summary>Finds earlier events of the conversation by their client ids; those not in the log are left out.</summary>
    /// <exception cref="LogUnavailableException">The store does not answer.</exception>
    Task<ImmutableArray<LoggedEvent>> Find(ConversationId id, ImmutableArray<ClientId> clientIds);

    /// <summary>Those of the files that are the sender's, whole and in no message; in the order of the ids.</summary>
    /// <exception cref="LogUnavailableException">The store does not answer.</exception>
    Task<ImmutableArray<Attachment>> Files(Actor sender, ImmutableArray<string> ids);

    /// <summary>
    /// Queues an append and completes when its fate is known. Appends of one lineage may be queued one behind the other; when one of
    /// them is not committed, none behind it is.
    /// </summary>
    Task<AppendOutcome> Append(Append append);

    /// <summary>Moves a read cursor forward; written at most once a second with the next commit. Completes when it is on disk.</summary>
    Task MarkRead(ConversationId id, string participant, AuthorKind kind, int seq);
}

/// <summary>The store cannot be read now.</summary>
public sealed class LogUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
