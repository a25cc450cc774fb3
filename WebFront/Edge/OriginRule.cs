using OrleansChat.Conversations;

namespace OrleansChat.WebFront.Edge;

/// <summary>Which origins an endpoint answers to: the front's own, and, where no cookie speaks for the caller, none at all.</summary>
public sealed record OriginRule(bool Required)
{
    /// <summary>Our own or none: scripts and servers send none.</summary>
    public static OriginRule OwnOrNone { get; } = new(Required: false);

    /// <summary>Our own: the caller is known by a cookie.</summary>
    public static OriginRule Own { get; } = new(Required: true);

    /// <summary>Whether the request may pass.</summary>
    public bool Admits(HttpRequest request)
    {
        var origin = request.Headers.Origin;
        if (origin.Count == 0) return !Required;
        return origin.Count == 1
            && Uri.TryCreate(origin[0], UriKind.Absolute, out var uri)
            && string.Equals(uri.Authority, new UriBuilder($"{uri.Scheme}://{request.Host}").Uri.Authority, StringComparison.OrdinalIgnoreCase)
            && IsOurScheme(uri, request);
    }

    // Behind a proxy that ends TLS the request itself arrives as http.
    private static bool IsOurScheme(Uri origin, HttpRequest request) =>
        origin.Scheme == Uri.UriSchemeHttps || (origin.Scheme == Uri.UriSchemeHttp && !request.IsHttps);
}

/// <summary>Holds requests to the rule of their endpoint.</summary>
internal sealed class OriginGate(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        var rule = context.GetEndpoint()?.Metadata.GetMetadata<OriginRule>();
        if (rule is null || rule.Admits(context.Request)) return next(context);
        throw RefusedException.Because(RefusalCode.Forbidden, "This origin may not call here.");
    }
}
