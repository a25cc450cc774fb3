using System.Text.Json;
using OrleansChat.Wire;

namespace OrleansChat.WebFront.Widgets;

/// <summary>The icons that operators may choose by name, as the widget's build boiled them down: name → [width, height, path, …].</summary>
public sealed class WidgetIcons
{
    private readonly Dictionary<string, WireIcon> _icons = [];

    /// <summary>Reads the list; an absent one leaves every icon out.</summary>
    public WidgetIcons(WidgetFiles files)
    {
        if (files.Find("icons.json") is not { } list) return;
        using var json = JsonDocument.Parse(list.Plain);
        foreach (var icon in json.RootElement.EnumerateObject())
        {
            _icons[icon.Name] = new(icon.Name, icon.Value[0].GetInt32(), icon.Value[1].GetInt32(), icon.Value[2].GetString()!);
        }
    }

    /// <summary>The icon of that name; null where there is none.</summary>
    public WireIcon? Find(string? name) => name is null ? null : _icons.GetValueOrDefault(name);
}
