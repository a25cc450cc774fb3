using System.Collections.Immutable;
using System.Runtime.Serialization;

namespace OrleansChat.Wire;

/// <summary>A widget's configuration, its labels resolved for one locale.</summary>
[DataContract]
public sealed record WireConfig(
    [property: DataMember(Name = "hash")] string Hash,
    [property: DataMember(Name = "active")] bool Active,
    [property: DataMember(Name = "locale")] string Locale,
    [property: DataMember(Name = "strings")] ImmutableSortedDictionary<string, string> Strings,
    [property: DataMember(Name = "appearance")] WireAppearance Appearance,
    [property: DataMember(Name = "dashboard")] WireDashboard Dashboard,
    [property: DataMember(Name = "requireAuthentication")] bool RequireAuthentication,
    [property: DataMember(Name = "reopenPolicy")] string ReopenPolicy,
    [property: DataMember(Name = "version")] long Version,
    [property: DataMember(Name = "attachments")] WireFileRules? Attachments = null);

/// <summary>What files are taken: the most bytes of one, the most of a message, and what a file picker offers.</summary>
[DataContract]
public sealed record WireFileRules(
    [property: DataMember(Name = "size")] long Size,
    [property: DataMember(Name = "count")] int Count,
    [property: DataMember(Name = "accept")] string? Accept);

/// <summary>How a widget stands now: `version` 0 = gone; `active` is false while it or the channel is off.</summary>
[DataContract]
public sealed record WireWidgetMark(
    [property: DataMember(Name = "version")] long Version,
    [property: DataMember(Name = "active")] bool Active);

/// <summary>`type` popup or sidebar; `position` left or right; `theme` system, light or dark; `colour` #rrggbb.</summary>
[DataContract]
public sealed record WireAppearance(
    [property: DataMember(Name = "type")] string Type,
    [property: DataMember(Name = "position")] string Position,
    [property: DataMember(Name = "colour")] string Colour,
    [property: DataMember(Name = "icon")] WireIcon? Icon,
    [property: DataMember(Name = "text")] string Text,
    [property: DataMember(Name = "theme")] string Theme);

/// <summary>A drawn icon: one SVG path in a `width` x `height` view box.</summary>
[DataContract]
public sealed record WireIcon(
    [property: DataMember(Name = "name")] string Name,
    [property: DataMember(Name = "width")] int Width,
    [property: DataMember(Name = "height")] int Height,
    [property: DataMember(Name = "path")] string Path);

/// <summary>The first screen.</summary>
[DataContract]
public sealed record WireDashboard(
    [property: DataMember(Name = "greeting")] string Greeting,
    [property: DataMember(Name = "introduction")] string Introduction,
    [property: DataMember(Name = "start")] ImmutableArray<WireStartButton> Start,
    [property: DataMember(Name = "selfService")] ImmutableArray<WireSelfServiceLink> SelfService,
    [property: DataMember(Name = "links")] ImmutableArray<WireLink> Links);

/// <summary>A button that starts a conversation.</summary>
[DataContract]
public sealed record WireStartButton(
    [property: DataMember(Name = "id")] string Id,
    [property: DataMember(Name = "icon")] WireIcon? Icon,
    [property: DataMember(Name = "name")] string Name,
    [property: DataMember(Name = "openingMessage")] string? OpeningMessage,
    [property: DataMember(Name = "ai")] bool Ai);

/// <summary>A link to articles.</summary>
[DataContract]
public sealed record WireSelfServiceLink(
    [property: DataMember(Name = "type")] string Type,
    [property: DataMember(Name = "name")] string Name,
    [property: DataMember(Name = "url")] string Url);

/// <summary>A link to elsewhere.</summary>
[DataContract]
public sealed record WireLink(
    [property: DataMember(Name = "icon")] WireIcon? Icon,
    [property: DataMember(Name = "name")] string Name,
    [property: DataMember(Name = "url")] string Url);
