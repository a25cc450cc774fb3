using System.Reflection;
using System.Runtime.Loader;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace OrleansChat.Tests.Simulation;

/// <summary>
/// Compiles the simulated sources of the checkout together with the simulator, in memory, with a bug planted or none. What needs a source
/// generator is taken from the product as it was built.
/// </summary>
public sealed partial class MutantCompiler
{
    // So that the product lets it see what is internal.
    private const string AssemblyName = "Grains.Tests";
    private const string Simulator = "tests/Grains.Tests/Simulation";
    private static readonly string[] Rooms = ["Grains/Conversations", "Grains/Conversations/Log", Simulator];
    private static readonly string[] Alone = ["Grains.Interfaces/Wire/WireNames.cs"];
    private static readonly string[] LeftOut =
    [
        "ConversationGrain.cs", "ConversationGrain.Logging.cs", "ConversationNewsDesk.cs", "HeadsGrain.cs", "HistoryGrain.cs",
        "LogJson.cs", "EventCodec.cs", "EventPayloads.cs", "SnapshotPayload.cs",
        "Mutant.cs", "Mutants.cs", "MutantCompiler.cs", "MutantTests.cs", "SimulationTests.cs", "FoundSeedTests.cs",
    ];

    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Orleans;
        """;

    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.Latest);
    private readonly Dictionary<string, SyntaxTree> _trees = [];
    private readonly CSharpCompilation _sound;

    public MutantCompiler()
    {
        foreach (var file in Rooms.SelectMany(Files).Concat(Alone)) _trees[file] = Parse(File.ReadAllText(Path.Combine(Root, file)));
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileNameWithoutExtension(path) != AssemblyName)
            .Select(path => MetadataReference.CreateFromFile(path));
        _sound = CSharpCompilation.Create(
            AssemblyName,
            [CSharpSyntaxTree.ParseText(Usings, Parsing), .. _trees.Values],
            references,
            new(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable));
    }

    private static string Root { get; } = FindRoot();

    /// <summary>Plays a seed in a world with that bug; the reason why it fails, or null.</summary>
    internal Func<ulong, string?> Compile(Mutant? mutant)
    {
        var compilation = mutant is null ? _sound : _sound.ReplaceSyntaxTree(
            _trees[mutant.File], Parse(mutant.Plant(File.ReadAllText(Path.Combine(Root, mutant.File)))));
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image);
        if (!emitted.Success)
            throw new InvalidOperationException($"'{mutant}' does not compile: {string.Join("; ", emitted.Diagnostics.Where(one => one.Severity == DiagnosticSeverity.Error).Take(5))}");
        image.Position = 0;
        return new AssemblyLoadContext(mutant?.Name, isCollectible: true).LoadFromStream(image)
            .GetType(typeof(Simulation).FullName!, throwOnError: true)!
            .GetMethod(nameof(Simulation.Failure), BindingFlags.Public | BindingFlags.Static)!
            .CreateDelegate<Func<ulong, string?>>();
    }

    private static IEnumerable<string> Files(string room) => System.IO.Directory.EnumerateFiles(Path.Combine(Root, room), "*.cs")
        .Where(path => !LeftOut.Contains(Path.GetFileName(path)))
        .Select(path => $"{room}/{Path.GetFileName(path)}")
        .Order(StringComparer.Ordinal);

    private static SyntaxTree Parse(string source) => CSharpSyntaxTree.ParseText(LogMethod().Replace(source, "private $1 { }"), Parsing);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "OrleansChat.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("The tests do not run inside a checkout.");
    }

    /// <summary>Log messages are written by a generator; here nobody reads them.</summary>
    [GeneratedRegex(@"\[LoggerMessage\([^\]]*\)\]\s*private partial (void \w+\([^)]*\));")]
    private static partial Regex LogMethod();
}
