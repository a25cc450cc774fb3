using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace OrleansChat.Wire.Tests;

/// <summary>The golden files: what both languages write and read, byte for byte but for white space.</summary>
internal static class Golden
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "golden");

    /// <summary>Clients skip what they do not know and take what is absent for nothing.</summary>
    public static JsonSerializerOptions AsClientsRead { get; } = new(WireJson.Default.Options)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip,
        RespectRequiredConstructorParameters = false,
    };

    public static string Text(string name) => File.ReadAllText(Path.Combine(Folder, $"{name}.json"));

    public static JsonNode Node(string name) => JsonNode.Parse(Text(name))!;

    public static IEnumerable<string> Names() => System.IO.Directory.EnumerateFiles(Folder, "*.json").Select(path => Path.GetFileNameWithoutExtension(path)).Order();
}
