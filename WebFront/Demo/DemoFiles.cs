using System.Text;
using Microsoft.AspNetCore.StaticFiles;

namespace OrleansChat.WebFront.Demo;

/// <summary>The demo shop's own files, carried inside the program.</summary>
internal static class DemoFiles
{
    private static readonly FileExtensionContentTypeProvider Types = new();

    public static string Text(string name) => Encoding.UTF8.GetString(Bytes(name)!);

    public static byte[]? Bytes(string name)
    {
        using var stream = typeof(DemoFiles).Assembly.GetManifestResourceStream($"Demo/{name}");
        if (stream is null) return null;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    public static string TypeOf(string name) => Types.TryGetContentType(name, out var type) ? type : "application/octet-stream";
}
