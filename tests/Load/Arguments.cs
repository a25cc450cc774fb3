using System.Globalization;
using OrleansChat.Load.Servers;

namespace OrleansChat.Load;

/// <summary>`--name value` pairs behind the command.</summary>
internal sealed class Arguments
{
    private readonly Dictionary<string, string> _values = [];

    public Arguments(IReadOnlyList<string> words)
    {
        for (var i = 0; i < words.Count; i += 2)
        {
            if (!words[i].StartsWith("--", StringComparison.Ordinal) || i + 1 == words.Count)
                throw new ArgumentException($"{words[i]}: expected --name value.");
            _values[words[i][2..]] = words[i + 1];
        }
    }

    public int Int(string name, int otherwise) => Take(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    public double Number(string name, double otherwise) => Take(name) is { } text ? double.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    public string? Text(string name) => Take(name);

    public IReadOnlyList<ServerKind> Servers(params ServerKind[] otherwise) => Take("servers") is { } text
        ? [.. text.Split(',').Select(name => Enum.Parse<ServerKind>(name, ignoreCase: true))]
        : otherwise;

    /// <summary>Refuses what nobody asked for.</summary>
    public void Done()
    {
        if (_values.Count > 0) throw new ArgumentException($"Unknown: --{string.Join(", --", _values.Keys)}.");
    }

    private string? Take(string name) => _values.Remove(name, out var value) ? value : null;
}
