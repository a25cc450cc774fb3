using System.Globalization;

namespace OrleansChat.Load;

/// <summary>`--name value` pairs behind the scenario's name; `--quick` alone shortens what has two defaults.</summary>
internal sealed class Arguments
{
    private readonly Dictionary<string, string> _values = [];
    private readonly HashSet<string> _known = [];

    public Arguments(IReadOnlyList<string> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i] == "--quick") Quick = true;
            else if (!words[i].StartsWith("--", StringComparison.Ordinal)) throw new UnusableException($"'{words[i]}' stands where an option such as --seconds was expected.");
            else if (i + 1 == words.Count || words[i + 1].StartsWith("--", StringComparison.Ordinal)) throw new UnusableException($"{words[i]} has no value: write {words[i]} and the value behind it.");
            else _values[words[i][2..]] = words[++i];
        }
    }

    private Arguments(Dictionary<string, string> values, bool quick) => (_values, Quick) = (values, quick);

    /// <summary>Whether the short defaults hold.</summary>
    public bool Quick { get; }

    /// <summary>The same words for another scenario.</summary>
    public Arguments Copy() => new(new(_values), Quick);

    /// <summary>A whole number above zero.</summary>
    public int Int(string name, int otherwise, int? quick = null)
    {
        if (Take(name) is not { } text) return Quick && quick is { } less ? less : otherwise;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value > 0 ? value
            : throw new UnusableException($"--{name} is '{text}': give a whole number above zero.");
    }

    /// <summary>A number above zero.</summary>
    public double Number(string name, double otherwise, double? quick = null)
    {
        if (Take(name) is not { } text) return Quick && quick is { } less ? less : otherwise;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value > 0 && double.IsFinite(value) ? value
            : throw new UnusableException($"--{name} is '{text}': give a number above zero.");
    }

    /// <summary>Whole numbers above zero with commas between them, ascending.</summary>
    public IReadOnlyList<int> Ints(string name, IReadOnlyList<int> otherwise, IReadOnlyList<int>? quick = null)
    {
        if (Take(name) is not { } text) return Quick && quick is not null ? quick : otherwise;
        var values = text.Split(',').Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : 0).ToList();
        return values.All(value => value > 0) && values.Order().Distinct().SequenceEqual(values) ? values
            : throw new UnusableException($"--{name} is '{text}': give ascending whole numbers with commas between them, such as {string.Join(',', otherwise)}.");
    }

    public string? Text(string name) => Take(name);

    /// <summary>One of these words.</summary>
    public T Choice<T>(string name, IReadOnlyDictionary<string, T> choices, T otherwise) => Take(name) is { } text ? Chosen(name, choices, text) : otherwise;

    /// <summary>Some of these words with commas between them, each once.</summary>
    public IReadOnlyList<T> Choices<T>(string name, IReadOnlyDictionary<string, T> choices, IReadOnlyList<T> otherwise) =>
        Take(name) is { } text ? [.. text.Split(',').Distinct().Select(word => Chosen(name, choices, word))] : otherwise;

    /// <summary>Refuses what nobody asked for.</summary>
    public void Done()
    {
        if (_values.Keys.FirstOrDefault(name => !_known.Contains(name)) is { } unknown)
            throw new UnusableException($"--{unknown} is no option here: known are {string.Join(", ", _known.Order().Select(name => $"--{name}"))} and --quick.");
    }

    private static T Chosen<T>(string name, IReadOnlyDictionary<string, T> choices, string word) => choices.TryGetValue(word, out var choice) ? choice
        : throw new UnusableException($"--{name} does not know '{word}': it knows {string.Join(", ", choices.Keys)}.");

    private string? Take(string name)
    {
        _known.Add(name);
        return _values.GetValueOrDefault(name);
    }
}
