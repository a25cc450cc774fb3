using System.Collections.Frozen;
using System.Security.Cryptography;
using Microsoft.AspNetCore.StaticFiles;

namespace OrleansChat.WebFront.Console.Assets;

/// <summary>
/// The console's own files, read once: what the widget's build made for it (`console/` of its output), and all style sheets as one, the token file first.
/// An address carries the content's hash, so that a browser keeps it for ever and never has an old one.
/// </summary>
public sealed class ConsoleAssets
{
    private const string Sheet = "console.css";

    private readonly FrozenDictionary<string, Asset> _files = Read(AppContext.BaseDirectory);

    /// <summary>The file of that name, or null.</summary>
    public Asset? Find(string name) => _files.GetValueOrDefault(name);

    /// <summary>The address under which the file may be kept for ever.</summary>
    public string Address(string name) =>
        Find(name) is { } asset ? $"/console/assets/{name}?v={asset.Hash}" : $"/console/assets/{name}";

    private static FrozenDictionary<string, Asset> Read(string folder)
    {
        var widget = new DirectoryInfo(Path.Combine(folder, "widget"));
        var built = new DirectoryInfo(Path.Combine(widget.FullName, "console"));
        var own = new DirectoryInfo(Path.Combine(folder, "Console", "wwwroot"));
        FileInfo[] files = [.. Files(built), .. Files(own)];
        FileInfo[] sheets = [.. Files(widget).Where(file => file.Name == "tokens.css"), .. files.Where(IsSheet)];

        return files.Where(file => !IsSheet(file))
            .Select(file => (file.Name, Asset: Asset.Of(file.Name, File.ReadAllBytes(file.FullName))))
            .Append((Name: Sheet, Asset: Asset.Of(Sheet, [.. sheets.SelectMany(sheet => File.ReadAllBytes(sheet.FullName))])))
            .ToFrozenDictionary(file => file.Name, file => file.Asset, StringComparer.Ordinal);
    }

    private static IEnumerable<FileInfo> Files(DirectoryInfo folder) =>
        folder.Exists ? folder.EnumerateFiles().Where(file => file.Extension != ".br").OrderBy(file => file.Name, StringComparer.Ordinal) : [];

    private static bool IsSheet(FileInfo file) => file.Extension == ".css";

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
