using System.Collections.Frozen;

namespace OrleansChat.Attachments;

/// <summary>The types that files are told to be by their bytes, and what a file picker calls them.</summary>
public static class FileTypes
{
    /// <summary>What is taken by default (D7). Old Office files are not: an installer looks the same.</summary>
    public static FrozenSet<string> Usual { get; } = new[]
    {
        "image/png", "image/jpeg", "image/gif", "image/webp", "image/heic", "image/avif",
        "application/pdf", "text/plain", "application/zip", "application/gzip",
        "video/mp4", "video/quicktime", "video/webm", "video/3gpp",
        "audio/mpeg", "audio/mp4", "audio/ogg", "audio/wav",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly (string Type, string Accept)[] Pickers =
    [
        ("image/png", "image/*"), ("application/pdf", ".pdf"), ("text/plain", "text/*,.log,.md,.csv,.json,.xml"), ("application/zip", ".zip,.docx,.xlsx,.pptx,.odt,.ods,.odp"),
        ("application/gzip", ".gz"), ("video/mp4", "video/*"), ("audio/mpeg", "audio/*"),
    ];

    /// <summary>The `accept` of a file picker. A hint: what is taken is decided by the bytes.</summary>
    public static string? Accept(AttachmentOptions options) => options.MoreTypes.Length > 0
        ? null
        : string.Join(',', Pickers.Where(picker => options.Takes(picker.Type)).Select(picker => picker.Accept));
}
