using System.Globalization;

namespace OrleansChat.Silo;

/// <summary>What a key's value is.</summary>
internal enum KeyKind
{
    /// <summary>Text; who reads it checks it.</summary>
    Text,

    /// <summary>True or false.</summary>
    Switch,

    /// <summary>A whole number.</summary>
    Whole,

    /// <summary>A number.</summary>
    Number,

    /// <summary>Several texts, each under its index.</summary>
    List,
}

/// <summary>A key of the configuration.</summary>
internal sealed record Key(string Name, KeyKind Kind = KeyKind.Text)
{
    /// <summary>Every key of ours; docs/configuration.md says what they are for.</summary>
    public static IReadOnlyList<Key> All { get; } =
    [
        new("Data:Folder"),
        new("Database:Provider"), new("Database:ConnectionString"),
        new("Cluster:Role"), new("Cluster:Id"), new("Cluster:ServiceId"), new("Cluster:SiloPort"), new("Cluster:GatewayPort"),
        new("Cluster:AdvertisedAddress"), new("Cluster:Name"),
        new("Console:AdminPassword"),
        new("Seed:Starter", KeyKind.Switch),
        new("Attachments:Enabled", KeyKind.Switch), new("Attachments:FileBytes", KeyKind.Whole), new("Attachments:FilesAMessage", KeyKind.Whole),
        new("Attachments:SessionBytesADay", KeyKind.Whole), new("Attachments:OperatorBytesADay", KeyKind.Whole),
        new("Attachments:MoreTypes", KeyKind.List), new("Attachments:FewerTypes", KeyKind.List),
        new("Conversations:PostBurst", KeyKind.Whole), new("Conversations:PostsPerSecond", KeyKind.Number),
        new("Limits:Off", KeyKind.Switch),
        new("Faults:DropPokesWhile"),
    ];

    /// <summary>The part before the colon: nothing else stands there.</summary>
    public string Section => Name[..Name.IndexOf(':', StringComparison.Ordinal)];

    /// <summary>Whether that is this key, or an entry of its list.</summary>
    public bool Is(string name) => name.Equals(Name, StringComparison.OrdinalIgnoreCase)
        || (Kind == KeyKind.List && name.StartsWith(Name + ":", StringComparison.OrdinalIgnoreCase));

    /// <summary>What to write instead of such a value; null where it can be read.</summary>
    public string? Wrong(string value) => Kind switch
    {
        KeyKind.Switch when !bool.TryParse(value, out _) => "true or false",
        KeyKind.Whole when !long.TryParse(value, CultureInfo.InvariantCulture, out _) => "a whole number",
        KeyKind.Number when !double.TryParse(value, CultureInfo.InvariantCulture, out _) => "a number",
        _ => null,
    };

    /// <summary>What may have been meant by a key that is none, in a few words.</summary>
    public static string Meant(string name)
    {
        var (nearest, steps) = All.Select(key => (key.Name, Steps: Distance(key.Name, name))).MinBy(candidate => candidate.Steps);
        return steps <= 3 ? $"did you mean {nearest}?" : "docs/configuration.md has every key.";
    }

    // Levenshtein's, letters of either case being the same.
    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var (diagonal, before) = (row[0], row[0] = i);
            for (var j = 1; j <= other.Length; j++)
            {
                var same = char.ToUpperInvariant(one[i - 1]) == char.ToUpperInvariant(other[j - 1]);
                before = Math.Min(Math.Min(row[j], before) + 1, diagonal + (same ? 0 : 1));
                (diagonal, row[j]) = (row[j], before);
            }
        }

        return row[^1];
    }
}
