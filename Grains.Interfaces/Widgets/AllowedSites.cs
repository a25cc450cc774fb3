using System.Text.RegularExpressions;

namespace OrleansChat.Widgets;

/// <summary>
/// Which sites may embed a widget. A site is scheme and host as browsers write an origin, <c>https://shop.example</c>, with a port where it is not
/// the scheme's own; <c>https://*.shop.example</c> are all below it.
/// </summary>
public static partial class AllowedSites
{
    /// <summary>More are a mistake: a header holds them all.</summary>
    public const int Most = 100;

    /// <summary>Whether that is a site; it goes into a header as it is.</summary>
    public static bool IsSite(string written) => written.Length <= 255 && Site().IsMatch(written);

    /// <summary>Whether the list can be kept.</summary>
    public static bool AreSites(this WidgetConfig config) => config.Sites is not { } sites || (sites.Count <= Most && sites.All(IsSite));

    /// <summary>Whether a page of that origin may embed the widget.</summary>
    public static bool Admits(this WidgetConfig config, string origin) =>
        config.Sites is not { IsEmpty: false } sites || sites.Any(site => Matches(site, origin));

    private static bool Matches(string site, string origin)
    {
        var star = site.IndexOf('*', StringComparison.Ordinal);
        if (star < 0) return string.Equals(site, origin, StringComparison.OrdinalIgnoreCase);
        var (scheme, rest) = (site[..star], site[(star + 1)..]);
        return origin.Length > scheme.Length + rest.Length
            && origin.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)
            && origin.EndsWith(rest, StringComparison.OrdinalIgnoreCase);
    }

    [GeneratedRegex(@"^https?://(\*\.)?[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*(:[1-9][0-9]{0,4})?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Site();
}
