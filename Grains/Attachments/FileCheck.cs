using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using OrleansChat.Conversations;

namespace OrleansChat.Attachments;

/// <summary>
/// Looks at a file that is all there: what it is, whether that is taken, and the pictures that are made of it. Two at a time in a process, since a
/// picture's pixels may need 160 MB.
/// </summary>
internal sealed class FileCheck(IAttachmentStore files, IOptions<AttachmentOptions> options) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private readonly SemaphoreSlim _turns = new(2);

    /// <summary>What was found, or why the file is not taken.</summary>
    public async Task<Outcome<CheckedFile>> Of(StoredFile file)
    {
        if (!await _turns.WaitAsync(Patience)) return RefusalCode.Unavailable;
        try
        {
            return await Look(file);
        }
        finally
        {
            _turns.Release();
        }
    }

    public void Dispose() => _turns.Dispose();

    private async Task<Outcome<CheckedFile>> Look(StoredFile file)
    {
        var piece = await files.Piece(file.Id, 0) ?? [];
        var type = ContentType.Of(piece.AsSpan(0, Math.Min(piece.Length, ContentType.HeadBytes)));
        if (!options.Value.Takes(type)) return RefusalCode.AttachmentType;
        var whole = ContentType.IsImage(type) ? new MemoryStream((int)file.Size) : null;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var offset = 0L;
        for (; piece.Length > 0; piece = await files.Piece(file.Id, offset) ?? [])
        {
            hash.AppendData(piece);
            whole?.Write(piece);
            offset += piece.Length;
        }

        if (offset != file.Size) return RefusalCode.AttachmentUnfit;
        var sum = Convert.ToHexStringLower(hash.GetHashAndReset());
        if (whole is null) return new CheckedFile(type, sum, null);

        // Decoding takes as long as a picture is large: not on the scheduler's threads.
        var picture = await Task.Run(() => Picture.Make(type, whole.GetBuffer()));
        return picture is null ? RefusalCode.AttachmentUnfit : new CheckedFile(type, sum, picture);
    }
}
