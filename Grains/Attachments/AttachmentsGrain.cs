using Microsoft.Extensions.Options;
using Orleans.Concurrency;
using OrleansChat.Conversations;
using OrleansChat.Conversations.Log;
using OrleansChat.Hosting;
using OrleansChat.Sql;

namespace OrleansChat.Attachments;

/// <summary>Files on their way in and out, over the store. Every call is judged by who asks.</summary>
[StatelessWorker, GrainType("attachments")]
internal sealed class AttachmentsGrain(IAttachmentStore files, FileCheck check, IOptions<AttachmentOptions> options) : Grain, IAttachmentsGrain, IStoreCaller
{
    // What one transaction of the store takes, so that a message never waits for a whole piece.
    private const int SliceBytes = 256 * 1024;

    private readonly AttachmentOptions _options = options.Value;

    /// <inheritdoc />
    public Task<Outcome<FileProgress>> Reserve(Actor owner, NewFile file) => Refusing(async () =>
    {
        if (!_options.Enabled || owner.Id.Length == 0 || DayLimit(owner) is not { } dayLimit) return RefusalCode.Forbidden;
        var wanted = file with { Name = FileName.Of(file.Name) };
        if (wanted.Size <= 0) return RefusalCode.AttachmentUnfit;
        if (wanted.Size > _options.FileBytes) return RefusalCode.AttachmentTooLarge;
        if (FileName.IsRunnable(wanted.Name)) return RefusalCode.AttachmentType;
        if (await files.Reserve(FileOwner.Of(owner), wanted, dayLimit) is not { } reserved) return RefusalCode.AttachmentQuota;
        return reserved.Name == wanted.Name && reserved.Size == wanted.Size ? Progress(reserved) : RefusalCode.ClientIdTaken;
    });

    /// <inheritdoc />
    public Task<Outcome<FileProgress>> Append(Actor owner, string id, long offset, FilePiece piece) => Refusing(async () =>
    {
        if (await Own(owner, id) is not { } file) return RefusalCode.NotFound;
        var bytes = piece.Bytes.AsMemory();
        if (bytes.Length > AttachmentOptions.PieceBytes) return RefusalCode.TooLarge;
        if (offset != file.Kept) return Elsewhere(file);
        if (file.State != FileState.Reserved && bytes.IsEmpty) return Progress(file);
        if (bytes.Length > file.Size - offset) return RefusalCode.AttachmentUnfit;
        if (offset == 0 && IsTold(bytes, file.Size) && !_options.Takes(ContentType.Of(Head(bytes)))) return RefusalCode.AttachmentType;
        for (var at = 0; at < bytes.Length; at += SliceBytes)
        {
            var slice = bytes.Slice(at, Math.Min(SliceBytes, bytes.Length - at));
            if (!await files.Append(file.Owner, id, offset + at, slice)) return await Own(owner, id) is { } now ? Elsewhere(now) : RefusalCode.NotFound;
        }

        var grown = file with { Kept = offset + bytes.Length };
        return grown.Kept == grown.Size ? await Finish(owner, grown) : Progress(grown);
    });

    /// <inheritdoc />
    public async Task<Refusal?> Delete(Actor owner, string id)
    {
        var gone = await Refusing<StoredFile>(async () =>
            await Own(owner, id) is { } file && await files.Forget(id) ? file : RefusalCode.NotFound);
        return gone.Refusal;
    }

    /// <inheritdoc />
    public Task<Outcome<FileDetails>> Find(Actor reader, string id) => Refusing<FileDetails>(async () =>
        await Readable(reader, id) is { Sha256: { } sum } file ? new FileDetails(file.AsAttachment()!, sum) : RefusalCode.NotFound);

    /// <inheritdoc />
    public Task<Outcome<FilePiece>> Piece(Actor reader, string id, long offset) => Refusing<FilePiece>(async () =>
        await Readable(reader, id) is not null && await files.Piece(id, offset) is { } bytes ? new FilePiece(bytes) : RefusalCode.NotFound);

    /// <inheritdoc />
    public Task<Outcome<FilePiece>> Picture(Actor reader, string id, PictureView view) => Refusing<FilePiece>(async () =>
        await Readable(reader, id) is not null && await files.Picture(id, view) is { } bytes ? new FilePiece(bytes) : RefusalCode.NotFound);

    private async Task<Outcome<FileProgress>> Finish(Actor owner, StoredFile file)
    {
        var found = await check.Of(file);
        if (found.Value is not { } fit) return found.Refusal!;
        await files.Ready(file.Id, fit);
        return await Own(owner, file.Id) is { } ready ? Progress(ready) : RefusalCode.NotFound;
    }

    private async Task<StoredFile?> Own(Actor owner, string id) => await files.Find(id) is { } file && file.Owner == FileOwner.Of(owner) ? file : null;

    private async Task<StoredFile?> Readable(Actor reader, string id) =>
        await files.Find(id) is { State: not FileState.Reserved } file && file.IsFor(reader) ? file : null;

    private long? DayLimit(Actor owner) => owner.Kind switch
    {
        AuthorKind.Visitor => _options.SessionBytesADay,
        AuthorKind.Operator => _options.OperatorBytesADay,
        _ => null,
    };

    // The first bytes say what the rest will be, so that what is not taken need not come.
    private static bool IsTold(ReadOnlyMemory<byte> first, long size) => first.Length >= Math.Min(size, ContentType.HeadBytes);

    private static ReadOnlySpan<byte> Head(ReadOnlyMemory<byte> bytes) => bytes.Span[..Math.Min(bytes.Length, ContentType.HeadBytes)];

    private static Outcome<FileProgress> Progress(StoredFile file) =>
        new FileProgress(file.Id, file.Kept, file.State == FileState.Reserved ? null : file.AsAttachment());

    private static Refusal Elsewhere(StoredFile file) => new(RefusalCode.OffsetMismatch) { Offset = file.Kept };

    private static async Task<Outcome<T>> Refusing<T>(Func<Task<Outcome<T>>> action)
        where T : class
    {
        try
        {
            return await action();
        }
        catch (StoreFullException)
        {
            return RefusalCode.StorageFull;
        }
        catch (Exception failure) when (failure is StoreDoubtfulException or StoreBrokenException)
        {
            return RefusalCode.NoAnswer;
        }
        catch (Exception failure) when (failure is StoreException or LogUnavailableException)
        {
            return RefusalCode.Unavailable;
        }
    }
}
