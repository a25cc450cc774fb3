namespace OrleansChat.WebFront.Edge;

/// <summary>The locale that stood before <c>/chat</c>, as in <c>/en/chat/loader.js</c>: a fall-back (D13).</summary>
internal sealed record LocaleSegment(string Locale)
{
    /// <summary>Takes the segment off the path, so that every chat route is written once.</summary>
    public static Task Strip(HttpContext context, RequestDelegate next)
    {
        var path = context.Request.Path.Value ?? "";
        var end = path.Length > 1 ? path.IndexOf("/chat", 1, StringComparison.OrdinalIgnoreCase) : -1;
        if (end > 1 && path.IndexOf('/', 1) == end && LocaleTag.Of(path[1..end]) is { } locale)
        {
            context.Features.Set(new LocaleSegment(locale));
            context.Request.Path = path[end..];
        }

        return next(context);
    }
}
