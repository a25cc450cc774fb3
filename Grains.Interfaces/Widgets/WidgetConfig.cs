using System.Collections.Immutable;
using OrleansChat.Conversations;

namespace OrleansChat.Widgets;

/// <summary>One widget's configuration. <c>Hash</c> is public (22 characters); <c>Version</c> grows with every change.</summary>
[GenerateSerializer, Immutable, Alias("chat.widget-config")]
public sealed record WidgetConfig(
    string Hash,
    long Version,
    string Name,
    bool Active,
    string DefaultLocale,
    Appearance Appearance,
    Dashboard Dashboard,
    bool RequireAuthentication,
    ReopenPolicy ReopenPolicy)
{
    /// <summary>The widget's own wording of built-in texts, by their key (S42); null where there is none.</summary>
    [Id(0)]
    public ImmutableSortedDictionary<string, LocalizedText>? Texts { get; init; }

    /// <summary>The sites that may embed it, as <see cref="AllowedSites"/> reads them; every site where there are none.</summary>
    [Id(1)]
    public ImmutableSortedSet<string>? Sites { get; init; }
}

/// <summary>How button and panel look (S30 to S36). <c>Colour</c> is #rrggbb; <c>Icon</c> a FontAwesome name or null for none.</summary>
[GenerateSerializer, Immutable, Alias("chat.appearance")]
public sealed record Appearance(PanelType Type, Side Position, string Colour, string? Icon, LocalizedText Text, Theme Theme)
{
    /// <summary>The defaults of S30.</summary>
    public static Appearance Default { get; } = new(PanelType.Popup, Side.Right, "#3B5BDB", "comments", LocalizedText.Empty, Theme.System);
}

/// <summary>Small window or full height (S31).</summary>
public enum PanelType
{
    /// <summary>A small window.</summary>
    Popup = 0,

    /// <summary>The page's full height.</summary>
    Sidebar = 1,
}

/// <summary>The physical side of the page (S32).</summary>
public enum Side
{
    /// <summary>Right, the default.</summary>
    Right = 0,

    /// <summary>Left.</summary>
    Left = 1,
}

/// <summary>Follow the system, or always one (S36).</summary>
public enum Theme
{
    /// <summary>As the visitor's system has it.</summary>
    System = 0,

    /// <summary>Light.</summary>
    Light = 1,

    /// <summary>Dark.</summary>
    Dark = 2,
}

/// <summary>What the first screen holds, each list in its order (S11, S22, S25).</summary>
[GenerateSerializer, Immutable, Alias("chat.dashboard")]
public sealed record Dashboard(
    LocalizedText Greeting,
    LocalizedText Introduction,
    ImmutableArray<StartButton> Start,
    ImmutableArray<SelfServiceLink> SelfService,
    ImmutableArray<ExternalLink> Links);

/// <summary>A button that starts a conversation (S14 to S19).</summary>
[GenerateSerializer, Immutable, Alias("chat.start-button")]
public sealed record StartButton(
    string Id,
    string Icon,
    LocalizedText Name,
    string DepartmentId,
    Priority Priority,
    LocalizedText OpeningMessage,
    bool Ai);

/// <summary>A link to articles of the portal (S22, S23).</summary>
[GenerateSerializer, Immutable, Alias("chat.self-service-link")]
public sealed record SelfServiceLink(string Type, LocalizedText Name, string Url);

/// <summary>A link to elsewhere (S25, S26).</summary>
[GenerateSerializer, Immutable, Alias("chat.external-link")]
public sealed record ExternalLink(string Icon, LocalizedText Name, string Url);
