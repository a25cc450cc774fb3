namespace OrleansChat.WebFront.Edge;

/// <summary>Headers that every response carries, and the policies of our own pages.</summary>
internal static class PageHeaders
{
    private const string OurFiles =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; media-src 'self' blob:; "
        + "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'";

    private const string AnyFrame = $"{OurFiles}; connect-src 'self'";

    /// <summary>The widget's frame as a preview: for pages of our own, and it asks nobody anything.</summary>
    public const string Preview = $"{OurFiles}; connect-src 'none'; frame-ancestors 'self'";

    /// <summary>
    /// The widget's frame: only our files, no injection sinks, embeddable by these sites and our own; by every page where there are none, without
    /// a directive: <c>*</c> would leave out the pages of apps, which have schemes of their own.
    /// </summary>
    public static string Frame(IReadOnlyCollection<string>? sites) =>
        sites is { Count: > 0 } ? $"{AnyFrame}; frame-ancestors 'self' {string.Join(' ', sites)}" : AnyFrame;

    /// <summary>A page of ours that nobody embeds; the hash admits the one inline script of an embed snippet.</summary>
    public static string Page(string? scriptHash) =>
        $"default-src 'none'; script-src 'self'{(scriptHash is null ? "" : $" 'sha256-{scriptHash}'")}; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        + "connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>Sets what holds everywhere.</summary>
    public static Task Set(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=()";
        return next(context);
    }

    /// <summary>Sets a page's policy.</summary>
    public static void SetPolicy(this HttpContext context, string policy) => context.Response.Headers.ContentSecurityPolicy = policy;
}
