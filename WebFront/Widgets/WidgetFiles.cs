using Microsoft.AspNetCore.StaticFiles;

namespace OrleansChat.WebFront.Widgets;

/// <summary>The built widget, read once from the folder beside this program. Files are found by their exact name and by nothing else.</summary>
public sealed class WidgetFiles
{
    private static readonly FileExtensionContentTypeProvider Types = new();

    // The widget's build names the panel's entry so, and nothing else.
    private const string PanelStart = "on-page-";

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
    /// The panel's file for a loader of an earlier build, which knows another name of it: a page may keep its loader for minutes after an
    /// upgrade, in an open tab for days. Null for every other name.
    /// </summary>
    public WidgetFile? PanelInsteadOf(string name) =>
        name.StartsWith(PanelStart, StringComparison.Ordinal) && name.EndsWith(".js", StringComparison.Ordinal)
            ? _files.FirstOrDefault(file => file.Key.StartsWith($"assets/{PanelStart}", StringComparison.Ordinal)).Value
            : null;

    private static string TypeOf(string name)
    {
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
