using System.Collections.Immutable;
using OrleansChat.Widgets;
using OrleansChat.Wire;

namespace OrleansChat.WebFront.Widgets;

/// <summary>A widget's configuration with its labels in one locale, as browsers get it.</summary>
internal static class ConfigForLocale
{
    public static WireConfig Of(WidgetConfig config, string locale, WidgetIcons icons, WidgetTexts texts, WireFileRules? files)
    {
        string Text(LocalizedText text) => text.For(locale, config.DefaultLocale);
        var look = config.Appearance;
        var dashboard = config.Dashboard;
        return new(
            config.Hash,
            config.Active,
            locale,
            Strings(config, locale, texts),
            new(
                look.Type == PanelType.Sidebar ? "sidebar" : "popup",
                look.Position == Side.Left ? "left" : "right",
                look.Colour,
                icons.FindOrDefault(look.Icon),
                Text(look.Text),
                look.Theme switch { Theme.Light => "light", Theme.Dark => "dark", _ => "system" }),
            new(
                Text(dashboard.Greeting),
                Text(dashboard.Introduction),
                [.. dashboard.Start.Select(start => new WireStartButton(start.Id, icons.FindOrDefault(start.Icon), Text(start.Name), OpeningMessage(start, locale, config), start.Ai))],
                [.. dashboard.SelfService.Select(link => new WireSelfServiceLink(link.Type, Text(link.Name), link.Url))],
                [.. dashboard.Links.Select(link => new WireLink(icons.Find(link.Icon), Text(link.Name), link.Url))]),
            config.RequireAuthentication,
            WireNames.Of(config.ReopenPolicy),
            config.Version,
            files);
    }

    // What the loader shows has no time for a file of its own and comes along. An English wording is for those whose language has no built-in texts.
    private static ImmutableSortedDictionary<string, string> Strings(WidgetConfig config, string locale, WidgetTexts texts)
    {
        var strings = texts.OfLoader(locale).ToBuilder();
        foreach (var (key, wording) in config.Texts ?? ImmutableSortedDictionary<string, LocalizedText>.Empty)
        {
            if ((wording.In(locale) ?? (texts.Speaks(locale) ? null : wording.In("en"))) is { } own) strings[key] = own;
        }

        return strings.ToImmutable();
    }

    /// <summary>The opening message in the wording shown; null where there is none.</summary>
    public static string? OpeningMessage(StartButton button, string locale, WidgetConfig config) =>
        button.OpeningMessage.For(locale, config.DefaultLocale) is { Length: > 0 } text ? text : null;
}
