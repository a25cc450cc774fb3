using Microsoft.AspNetCore.Http.Metadata;
using OrleansChat.Attachments;
using OrleansChat.Conversations;
using OrleansChat.WebFront.Edge;

namespace OrleansChat.WebFront.Attachments;

/// <summary>Marks the one kind of request whose body may be as large as a piece of a file.</summary>
internal sealed class TakesPiece : IRequestSizeLimitMetadata
{
    public long? MaxRequestBodySize => AttachmentOptions.PieceBytes;
}

/// <summary>Reads pieces of files, so many at a time that their memory has a bound.</summary>
internal sealed class FilePieces : IDisposable
{
    private const int AtATime = 64;
    private readonly SemaphoreSlim _turns = new(AtATime);

    /// <summary>Reads the request's piece and does something with it.</summary>
    /// <exception cref="RefusedException">Malformed, TooLarge, or Unavailable where too many come at a time.</exception>
    public async Task<T> Read<T>(HttpRequest request, Func<FilePiece, Task<T>> use)
    {
        if (request.ContentType != "application/octet-stream") throw RefusedException.Because(RefusalCode.Malformed, "The body must be application/octet-stream.");
        if (request.ContentLength > AttachmentOptions.PieceBytes) throw RefusedException.Because(RefusalCode.TooLarge);
        if (!await _turns.WaitAsync(TimeSpan.Zero)) throw new RefusedException(new(RefusalCode.Unavailable, RetryAfterSeconds: 1));
        try
        {
            return await use(new(await Bytes(request)));
        }
        finally
        {
            _turns.Release();
        }
    }

    public void Dispose() => _turns.Dispose();

    private static async Task<byte[]> Bytes(HttpRequest request)
    {
        var known = request.ContentLength is { } length;
        var buffer = new byte[known ? (int)request.ContentLength!.Value : AttachmentOptions.PieceBytes + 1];
        try
        {
            var read = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, request.HttpContext.RequestAborted);
            if (read == buffer.Length && !known) throw RefusedException.Because(RefusalCode.TooLarge);
            return read == buffer.Length ? buffer : buffer[..read];
        }
        catch (IOException cut) when (cut is not BadHttpRequestException)
        {
            // The line broke: what was kept before is kept, and nobody hears this.
            throw Given.Malformed("body");
        }
    }
}
