using OrleansChat.Conversations;

namespace OrleansChat.Attachments;

/// <summary>
/// Files of conversations: reserved, filled piece by piece, ready once their content was checked, and taken by one message in the transaction that
/// writes it (see the log). What no message has taken within a day is due work, made with the reservation.
/// </summary>
internal interface IAttachmentStore
{
    /// <summary>Reserves, or answers what stands there under that client id; null where the owner's bytes of the day are used up.</summary>
    /// <exception cref="Sql.StoreException">Nothing was reserved.</exception>
    Task<StoredFile?> Reserve(FileOwner owner, NewFile file, long dayLimit);

    /// <summary>The file of that id, whoever has it.</summary>
    Task<StoredFile?> Find(string id);

    /// <summary>Keeps bytes at an offset: true when that was where it stood and they fit. Nothing changes otherwise.</summary>
    /// <exception cref="Sql.StoreException">Nothing was kept.</exception>
    Task<bool> Append(FileOwner owner, string id, long offset, ReadOnlyMemory<byte> bytes);

    /// <summary>All bytes are there and were checked; false where that was said before.</summary>
    /// <exception cref="Sql.StoreException">It is not ready.</exception>
    Task<bool> Ready(string id, CheckedFile found);

    /// <summary>The kept piece that begins at an offset; null behind the last.</summary>
    Task<byte[]?> Piece(string id, long offset);

    /// <summary>A picture that was made of the file; null where none was.</summary>
    Task<byte[]?> Picture(string id, PictureView view);

    /// <summary>Forgets a file that no message has, and gives its owner the bytes of the day back.</summary>
    /// <exception cref="Sql.StoreException">It still stands.</exception>
    Task<bool> Forget(string id);
}

/// <summary>Who sent a file up: a visitor's session or an operator.</summary>
internal readonly record struct FileOwner(AuthorKind Kind, string Id)
{
    public static FileOwner Of(Actor actor) => new(actor.Kind, actor.Id);
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

/// <summary>What the check found: the type, the hash, and for a picture its size and what is shown of it.</summary>
internal sealed record CheckedFile(string Type, string Sha256, MadePicture? Picture);

/// <summary>
/// A file as it is kept. <c>Kept</c> bytes of <c>Size</c> are there; <c>Type</c> and what follows is what the check found. The conversation's
/// session and department are there once a message has it.
/// </summary>
internal sealed record StoredFile(
    string Id,
    FileOwner Owner,
    string Name,
    long Size,
    long Kept,
    FileState State,
    string? Type,
    int? Width,
    int? Height,
    string? Sha256,
    string? SessionId,
    string? DepartmentId)
{
    /// <summary>Whether the actor may read it: his own while no message has it, then that of a conversation that he may enter.</summary>
    public bool IsFor(Actor actor) =>
        State == FileState.Attached ? actor.MayEnter(SessionId ?? "", DepartmentId ?? "") : Owner == FileOwner.Of(actor);

    /// <summary>The file as messages have it; null while it was not checked.</summary>
    public Attachment? AsAttachment() => Type is null ? null : new(Id, Name, Size, Type, Width, Height);
}
