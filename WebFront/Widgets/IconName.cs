namespace OrleansChat.WebFront.Widgets;

/// <summary>A FontAwesome icon as people write it: <c>headset</c>, <c>fa-headset</c>, <c>fa-regular fa-comment</c>, <c>fab fa-github</c>.</summary>
internal readonly record struct IconName(string Name, string? Style)
{
    /// <summary>Longer than any name there is.</summary>
    private const int Longest = 80;

    public static IconName? Of(string written)
    {
        if (written.Length > Longest) return null;
        string? name = null, style = null;
        foreach (var word in written.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (StyleOf(word) is { } said) style = said;
            // What follows the name only says how it moves or turns.
            else if (word is not ("fa" or "fa-classic")) name ??= word.StartsWith("fa-", StringComparison.Ordinal) ? word[3..] : word;
        }

        return name is null ? null : new(name, style);
    }

    private static string? StyleOf(string word) => word switch
    {
        "fa-solid" or "fas" => "solid",
        "fa-regular" or "far" => "regular",
        "fa-brands" or "fab" => "brands",
        _ => null,
    };
}
