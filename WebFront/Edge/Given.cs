using System.Globalization;
using OrleansChat.Conversations;

namespace OrleansChat.WebFront.Edge;

/// <summary>Reads what callers give. Whatever is not exactly as it must be ends the call as malformed.</summary>
internal static class Given
{
    private const int MaxPageUrl = 2_048;

    public static ConversationId Conversation(string? text) =>
        ConversationId.TryParse(text, out var id) ? id : throw Malformed("conversationId");

    public static ClientId Client(string? text) => ClientId.TryParse(text, out var id) ? id : throw Malformed("clientId");

    /// <summary>A file's id, or any other that is a text to us.</summary>
    public static string Id(string? text, string what) => PublicId.TryParse(text, out _) ? text : throw Malformed(what);

    /// <summary>A place in the log; 0 is before the first event.</summary>
    public static int Position(int seq) => seq >= 0 ? seq : throw Malformed("position");

    public static int Limit(int limit, int most) => limit >= 1 && limit <= most ? limit : throw Malformed("limit");

    public static long? Time(long? at) => at is null or >= 0 ? at : throw Malformed("before");

    /// <summary>A whole number from the query string; null where it is absent.</summary>
    public static long? Number(HttpRequest request, string name)
    {
        var values = request.Query[name];
        if (values.Count == 0) return null;
        return values.Count == 1 && long.TryParse(values[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw Malformed(name);
    }

    /// <summary>The same, within the range of a position.</summary>
    public static int? Seq(HttpRequest request, string name) =>
        Number(request, name) is { } number ? number <= int.MaxValue ? (int)number : throw Malformed(name) : null;

    public static string? Locale(string? text) => text is null ? null : LocaleTag.Of(text) ?? throw Malformed("locale");

    public static string? PageUrl(string? text)
    {
        if (text is null) return null;
        var good = text.Length <= MaxPageUrl
            && !text.AsSpan().ContainsAnyInRange('\0', ' ')
            && Uri.TryCreate(text, UriKind.Absolute, out var uri)
            && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps);
        return good ? text : throw Malformed("pageUrl");
    }

    public static RefusedException Malformed(string what) => RefusedException.Because(RefusalCode.Malformed, what);
}
