using OrleansChat.Conversations;

namespace OrleansChat.Attachments;

/// <summary>Files on their way into messages and out of them: a stateless worker over the store. What is not the actor's is not there.</summary>
[Alias("chat.attachments")]
public interface IAttachmentsGrain : IGrainWithIntegerKey
{
    /// <summary>Reserves, or answers where an earlier identical call stands. The same client id for another file is refused.</summary>
    [Alias("reserve")]
    Task<Outcome<FileProgress>> Reserve(Actor owner, NewFile file);

    /// <summary>
    /// Keeps bytes at an offset; elsewhere it is refused with the offset to go on at. With the last of them the content is checked, and no
    /// bytes at the end ask for the check's result again.
    /// </summary>
    [Alias("append")]
    Task<Outcome<FileProgress>> Append(Actor owner, string id, long offset, FilePiece piece);

    /// <summary>Forgets a file that no message has; forgetting what is not there succeeds.</summary>
    [Alias("delete")]
    Task<Refusal?> Delete(Actor owner, string id);

    /// <summary>A file that the reader may have: his own, or of a message that he may read.</summary>
    [Alias("find")]
    Task<Outcome<FileDetails>> Find(Actor reader, string id);

    /// <summary>The piece of such a file that begins at an offset; NotFound behind the last.</summary>
    [Alias("piece")]
    Task<Outcome<FilePiece>> Piece(Actor reader, string id, long offset);

    /// <summary>Such a file's picture, made anew from its pixels; NotFound where it is none.</summary>
    [Alias("picture")]
    Task<Outcome<FilePiece>> Picture(Actor reader, string id, PictureView view);
}

/// <summary>How large a picture is wanted.</summary>
public enum PictureView
{
    /// <summary>In a thread: within 480 x 600.</summary>
    Thumb = 0,

    /// <summary>Enlarged: within 2560 x 2560.</summary>
    Image = 1,
}

/// <summary>A file to reserve. <c>DeclaredType</c> is what its sender says, which decides nothing.</summary>
[GenerateSerializer, Immutable, Alias("chat.new-file")]
public sealed record NewFile(ClientId ClientId, string Name, long Size, string? DeclaredType);

/// <summary>How much of a file is kept; with <c>Attachment</c> once it was checked and a message may have it.</summary>
[GenerateSerializer, Immutable, Alias("chat.file-progress")]
public sealed record FileProgress(string Id, long Offset, Attachment? Attachment);

/// <summary>A whole file: what it is, and the hash of its bytes.</summary>
[GenerateSerializer, Immutable, Alias("chat.file-details")]
public sealed record FileDetails(Attachment Attachment, string Sha256);

/// <summary>Bytes of a file. Nobody changes them.</summary>
[GenerateSerializer, Immutable, Alias("chat.file-piece")]
public sealed record FilePiece(byte[] Bytes);
