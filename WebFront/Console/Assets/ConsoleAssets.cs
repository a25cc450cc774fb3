using System.Collections.Frozen;
using System.Security.Cryptography;
using Microsoft.AspNetCore.StaticFiles;

namespace OrleansChat.WebFront.Console.Assets;

/// <summary>
/// The console's own files, read once: its style sheets as one, and what the widget's build made for it (`console/` of its output).
/// An address carries the content's hash, so that a browser keeps it for ever and never has an old one.
/// </summary>
public sealed class ConsoleAssets
{
    private readonly FrozenDictionary<string, Asset> _files = Read(AppContext.BaseDirectory);

    /// <summary>The file of that name, or null.</summary>
    public Asset? Find(string name) => _files.GetValueOrDefault(name);

    /// <summary>The address under which the file may be kept for ever.</summary>
    public string Address(string name) =>
        Find(name) is { } asset ? $"/console/assets/{name}?v={asset.Hash}" : $"/console/assets/{name}";

    private static FrozenDictionary<string, Asset> Read(string folder)
    {
        var files = new Dictionary<string, Asset>(StringComparer.Ordinal);
        var built = new DirectoryInfo(Path.Combine(folder, "widget", "console"));
        if (built.Exists)
        {
            foreach (var file in built.EnumerateFiles().Where(file => file.Extension != ".br"))
                files[file.Name] = Asset.Of(file.Name, File.ReadAllBytes(file.FullName));
        }

        var own = new DirectoryInfo(Path.Combine(folder, "Console", "wwwroot"));
        var sheets = own.GetFiles("*.css").OrderBy(file => file.Name, StringComparer.Ordinal);
        files["console.css"] = Asset.Of("console.css", [.. sheets.SelectMany(sheet => File.ReadAllBytes(sheet.FullName))]);
        foreach (var file in own.EnumerateFiles().Where(file => file.Extension != ".css"))
            files[file.Name] = Asset.Of(file.Name, File.ReadAllBytes(file.FullName));
        return files.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>A file's bytes with their type and hash.</summary>
    public sealed record Asset(byte[] Bytes, string ContentType, string Hash)
    {
        private static readonly FileExtensionContentTypeProvider Types = new();

        internal static Asset Of(string name, byte[] bytes)
        {
            var type = Types.TryGetContentType(name, out var known) ? known : "application/octet-stream";
            return new(bytes, type, Convert.ToHexStringLower(SHA256.HashData(bytes))[..16]);
        }
    }
}
