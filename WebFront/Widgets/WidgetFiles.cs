using System.Text.RegularExpressions;
using Microsoft.AspNetCore.StaticFiles;

namespace OrleansChat.WebFront.Widgets;

/// <summary>The built widget, read once from the folder beside this program. Files are found by their exact name and by nothing else.</summary>
public sealed partial class WidgetFiles
{
    private static readonly FileExtensionContentTypeProvider Types = new();

    // The widget's build names what runs on a customer's page so, and nothing else.
    private const string OnPage = "on-page-";

    /// <summary>What pages name themselves.</summary>
    internal static readonly string[] Entries = ["loader.js", "orleanschat.mjs", "orleans-chat.mjs", "orleanschat.d.ts"];

    private readonly Dictionary<string, WidgetFile> _files = new(StringComparer.Ordinal);

    /// <summary>Reads the files of a folder.</summary>
    public WidgetFiles(string folder)
    {
        if (!System.IO.Directory.Exists(folder)) return;
        foreach (var path in System.IO.Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(path => !path.EndsWith(".br", StringComparison.Ordinal)))
        {
            var name = Path.GetRelativePath(folder, path).Replace('\\', '/');
            var brotli = File.Exists(path + ".br") ? File.ReadAllBytes(path + ".br") : null;
            _files[name] = new(TypeOf(name), File.ReadAllBytes(path), brotli);
        }
    }

    /// <summary>The folder beside this program.</summary>
    public static string Folder => Path.Combine(AppContext.BaseDirectory, "widget");

    /// <summary>The file of that name, with forward slashes; null where there is none.</summary>
    public WidgetFile? Find(string name) => _files.GetValueOrDefault(name);

    /// <summary>
    /// What a page of an earlier build gets for a file that this one names otherwise: for a page of a customer, which may keep its loader for days in
    /// an open tab, the file of the same part; for our own frame a script that loads it anew. Null for what no build has named so.
    /// </summary>
    public WidgetFile? InsteadOf(string name)
    {
        if (BuiltName().Match(name) is not { Success: true } built) return null;
        var part = built.Groups["part"].Value;
        if (!part.StartsWith(OnPage, StringComparison.Ordinal)) return Find("renew.js");
        return _files.FirstOrDefault(file => BuiltName().Match(file.Key.Replace("assets/", "", StringComparison.Ordinal)).Groups["part"].Value == part).Value;
    }

    [GeneratedRegex(@"^(?<part>[a-z]+(-[a-z]+)*)-[A-Za-z0-9_-]{8}\.js\z", RegexOptions.CultureInvariant)]
    private static partial Regex BuiltName();

    private static string TypeOf(string name)
    {
        if (name.EndsWith(".mjs", StringComparison.Ordinal)) return "text/javascript; charset=utf-8";
        if (name.EndsWith(".d.ts", StringComparison.Ordinal)) return "text/plain; charset=utf-8";
        if (!Types.TryGetContentType(name, out var type)) return "application/octet-stream";
        return type.StartsWith("text/", StringComparison.Ordinal) || type is "application/json" ? $"{type}; charset=utf-8" : type;
    }
}

/// <summary>One file, plain and, where the build made it, compressed.</summary>
public sealed record WidgetFile(string ContentType, byte[] Plain, byte[]? Brotli)
{
    /// <summary>Answers the request with the file in the shape that it accepts.</summary>
    public Task WriteAsync(HttpContext context)
    {
        var response = context.Response;
        response.ContentType = ContentType;
        response.Headers.Vary = "Accept-Encoding";
        var compressed = Brotli is not null && AcceptsBrotli(context.Request);
        if (compressed) response.Headers.ContentEncoding = "br";
        var body = compressed ? Brotli! : Plain;
        response.ContentLength = body.Length;
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : response.Body.WriteAsync(body, context.RequestAborted).AsTask();
    }

    private static bool AcceptsBrotli(HttpRequest request) =>
        request.GetTypedHeaders().AcceptEncoding.Any(encoding => encoding.Value == "br" && encoding.Quality is not 0);
}
