using System.Collections.Immutable;
using OrleansChat.Conversations;

namespace OrleansChat.Attachments;

/// <summary>
/// Files of conversations: reserved, filled piece by piece, ready once their content was checked, attached to one message. What is not
/// attached within a day is swept. All of it is asked for by the sender's session: another's file is not there.
/// </summary>
internal interface IAttachmentStore
{
    /// <summary>Reserves, or answers what an earlier identical call came to; null where the session's bytes of the day are used up.</summary>
    /// <exception cref="Sql.StoreException">Nothing was reserved.</exception>
    Task<StoredFile?> Reserve(string session, ClientId clientId, string name, long size, long dayLimit);

    /// <summary>The session's file; null where it has none of that id.</summary>
    Task<StoredFile?> Find(string session, string id);

    /// <summary>Keeps bytes at an offset: true when that was where it stood and they fit. Nothing changes otherwise.</summary>
    /// <exception cref="Sql.StoreException">Nothing was kept.</exception>
    Task<bool> Append(string session, string id, long offset, ReadOnlyMemory<byte> bytes);

    /// <summary>All bytes are there and were checked.</summary>
    /// <exception cref="Sql.StoreException">It is not ready.</exception>
    Task<bool> Ready(string session, string id, string type, ImageSize? image);

    /// <summary>The kept piece that begins at an offset; null behind the last.</summary>
    Task<byte[]?> Piece(string id, long offset);

    /// <summary>
    /// Gives ready files to one message, or confirms that it has them; each belongs to one message at most. False, and none is given, where
    /// one is not the session's, not ready or another message's.
    /// </summary>
    /// <exception cref="Sql.StoreException">None was given.</exception>
    Task<bool> Attach(string session, ConversationId conversation, ClientId message, ImmutableArray<string> ids);

    /// <summary>Forgets one that is not attached.</summary>
    /// <exception cref="Sql.StoreException">It still stands.</exception>
    Task<bool> Delete(string session, string id);

    /// <summary>Forgets the oldest that were reserved before that time and never attached; answers how many, 50 at most.</summary>
    /// <exception cref="Sql.StoreException">None was swept.</exception>
    Task<int> Sweep(DateTimeOffset before);
}

/// <summary>Where a file stands.</summary>
internal enum FileState
{
    /// <summary>Bytes are missing, or the check of them is.</summary>
    Reserved = 0,

    /// <summary>Checked; a message may have it.</summary>
    Ready = 1,

    /// <summary>A message has it.</summary>
    Attached = 2,
}

/// <summary>A file as it is kept. <c>Kept</c> bytes of <c>Size</c> are there; <c>Type</c> is what the check found.</summary>
internal sealed record StoredFile(string Id, string Name, long Size, long Kept, FileState State, string? Type, int? Width, int? Height);
