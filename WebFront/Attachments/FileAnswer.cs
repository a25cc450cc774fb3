using Microsoft.Net.Http.Headers;
using OrleansChat.Attachments;
using OrleansChat.Conversations;
using OrleansChat.WebFront.Edge;

namespace OrleansChat.WebFront.Attachments;

/// <summary>A file as it was sent up: to be saved, never to be shown, and without any right where it is opened all the same (D7).</summary>
internal sealed class FileAnswer(FileDetails file, Func<long, Task<Outcome<FilePiece>>> piece) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        if (FileHeaders.Set(httpContext, $"\"{file.Sha256}\"")) return;
        var first = (await piece(0)).Granted();
        var response = httpContext.Response;
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(file.Attachment.Name);
        response.Headers.ContentDisposition = disposition.ToString();
        response.ContentType = file.Attachment.Type;
        response.ContentLength = file.Attachment.Size;
        var (offset, bytes) = (0L, first.Bytes);
        while (true)
        {
            await response.Body.WriteAsync(bytes, httpContext.RequestAborted);
            offset += bytes.Length;
            if (offset >= file.Attachment.Size) return;
            if ((await piece(offset)).Value is not { } next)
            {
                // Half a file must not look like a whole one.
                httpContext.Abort();
                return;
            }

            bytes = next.Bytes;
        }
    }
}

/// <summary>A picture made anew from a file's pixels: all that is ever shown of it.</summary>
internal sealed class PictureAnswer(FileDetails file, PictureView view, Func<Task<Outcome<FilePiece>>> picture) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        if (FileHeaders.Set(httpContext, $"\"{file.Sha256}-{view}\"")) return;
        var made = (await picture()).Granted();
        httpContext.Response.ContentType = "image/webp";
        httpContext.Response.ContentLength = made.Bytes.Length;
        await httpContext.Response.Body.WriteAsync(made.Bytes, httpContext.RequestAborted);
    }
}

/// <summary>What every answer with something of a file carries.</summary>
internal static class FileHeaders
{
    // Nothing in it runs, loads or reaches the origin that it came from.
    private const string Policy = "sandbox; default-src 'none'";

    /// <summary>Sets them; true where the browser has the very same already.</summary>
    public static bool Set(HttpContext context, string tag)
    {
        var headers = context.Response.Headers;
        context.SetPolicy(Policy);
        headers["Cross-Origin-Resource-Policy"] = "same-origin";

        // Kept by the browser, and asked for again each time: who may not have it any more gets nothing.
        headers.CacheControl = "private, no-cache";
        headers.Vary = "Authorization, Cookie";
        headers.ETag = tag;
        if (!context.Request.Headers.IfNoneMatch.Any(known => known is not null && known.Contains(tag, StringComparison.Ordinal))) return false;
        context.Response.StatusCode = StatusCodes.Status304NotModified;
        return true;
    }
}
