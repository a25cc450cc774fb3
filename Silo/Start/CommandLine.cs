namespace OrleansChat.Silo;

/// <summary>The command line: <c>--Key=value</c> or <c>--Key value</c>. What nobody would read, or would swallow what follows, is refused.</summary>
internal static class CommandLine
{
    private static readonly string[] Frameworks = ["urls", "http_ports", "https_ports", "environment", "contentRoot", "AllowedHosts", "DetailedErrors"];
    private static readonly string[] FrameworkSections = ["Logging:", "Kestrel:"];

    /// <summary>Whether somebody wants to know what can be written there.</summary>
    public static bool AsksForHelp(string[] args) => args.Any(arg => arg is "--help" or "-h" or "-?");

    /// <summary>What can be written there.</summary>
    public static string Help { get; } = string.Join(
        Environment.NewLine,
        ["Options, each as --Key=value, as Key__Sub in the environment, or in appsettings.json; docs/configuration.md says more:", "", "  --urls", .. Key.All.Select(key => $"  --{key.Name}")]);

    /// <summary>Looks at every word.</summary>
    /// <exception cref="StartRefusedException">One makes no sense.</exception>
    public static void Check(string[] args)
    {
        for (var i = 0; i < args.Length; i++)
        {
            var word = args[i];
            if (!word.StartsWith("--", StringComparison.Ordinal)) throw new StartRefusedException($"'{word}' on the command line is no option: write --Key=value, or --help for the keys.");
            var (name, hasValue) = word.IndexOf('=', StringComparison.Ordinal) is >= 0 and var end ? (word[2..end], true) : (word[2..], false);
            if (!IsKnown(name)) throw new StartRefusedException($"--{name} is no option: {Key.Meant(name)}");
            if (hasValue) continue;
            if (++i == args.Length || args[i].StartsWith("--", StringComparison.Ordinal)) throw new StartRefusedException($"--{name} has no value: write --{name}=value.");
        }
    }

    private static bool IsKnown(string name) => Key.All.Any(key => key.Is(name))
        || Frameworks.Contains(name, StringComparer.OrdinalIgnoreCase)
        || FrameworkSections.Any(section => name.StartsWith(section, StringComparison.OrdinalIgnoreCase));
}
