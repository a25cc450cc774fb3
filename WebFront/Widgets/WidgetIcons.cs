using System.Text.Json;
using OrleansChat.Wire;

namespace OrleansChat.WebFront.Widgets;

/// <summary>
/// The icons that operators may choose by name, as the widget's build boiled them down. The list stays the bytes it is (thousands of
/// drawings, of which an installation shows a dozen); only where each stands is kept, and it is read when it is asked for.
/// </summary>
public sealed class WidgetIcons
{
    /// <summary>What a button shows whose icon is not known.</summary>
    public const string Default = "comments";

    private readonly byte[] _list;
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);

    /// <summary>Reads the list; an absent one leaves every icon out.</summary>
    public WidgetIcons(WidgetFiles files)
    {
        _list = files.Find("icons.json")?.Plain ?? [];
        if (_list.Length == 0) return;
        var reader = new Utf8JsonReader(_list);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            _places[name] = (int)reader.TokenStartIndex;
            reader.Skip();
        }
    }

    /// <summary>The icon of that name, in the style asked for or the first that it has; null where there is none.</summary>
    public WireIcon? Find(string? written) => written is null || IconName.Of(written) is not { } asked ? null : Find(asked);

    /// <summary>The icon of that name, the default one for a name that is not known, null for null (S34).</summary>
    public WireIcon? FindOrDefault(string? written) => written is null ? null : Find(written) ?? Find(Default);

    private WireIcon? Find(IconName asked) => (asked.Style is { } style ? Read($"{style}/{asked.Name}", asked) : null) ?? Read(asked.Name, asked);

    private WireIcon? Read(string key, IconName asked)
    {
        if (!_places.TryGetValue(key, out var place)) return null;
        var reader = new Utf8JsonReader(_list.AsSpan(place));
        reader.Read();
        // An older name stands for the name of today.
        if (reader.TokenType == JsonTokenType.String) return Find(asked with { Name = reader.GetString()! });
        reader.Read();
        var width = reader.GetInt32();
        reader.Read();
        var height = reader.GetInt32();
        reader.Read();
        return new(asked.Name, width, height, reader.GetString()!);
    }
}
