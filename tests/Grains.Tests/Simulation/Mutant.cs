namespace OrleansChat.Tests.Simulation;

/// <summary>A bug to plant: in a file of the checkout one text is replaced by another.</summary>
/// <param name="Name">What is wrong then.</param>
/// <param name="File">Path in the checkout.</param>
/// <param name="Find">Occurs once in the file.</param>
internal sealed record Mutant(string Name, string File, string Find, string Replace)
{
    public override string ToString() => Name;

    /// <summary>The file's text with the bug.</summary>
    /// <exception cref="InvalidOperationException">The text is not there, or more than once: the list is out of date.</exception>
    public string Plant(string source)
    {
        var at = source.IndexOf(Find, StringComparison.Ordinal);
        if (at < 0 || source.IndexOf(Find, at + 1, StringComparison.Ordinal) >= 0)
            throw new InvalidOperationException($"The bug '{Name}' cannot be planted: its text stands in {File} not once. Bring Mutants.cs up to date.");
        return source[..at] + Replace + source[(at + Find.Length)..];
    }
}
