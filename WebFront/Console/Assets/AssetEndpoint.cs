using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace OrleansChat.WebFront.Console.Assets;

/// <summary>`/console/assets/{name}`: open to everybody, since the sign-in page needs them.</summary>
public static class AssetEndpoint
{
    /// <summary>Maps it.</summary>
    public static void MapConsoleAssets(this WebApplication app) =>
        app.MapGet("/console/assets/{name}", Get).AllowAnonymous();

    private static Results<FileContentHttpResult, NotFound> Get(string name, string? v, ConsoleAssets assets, HttpResponse response)
    {
        if (assets.Find(name) is not { } asset) return TypedResults.NotFound();
        // Chunks have their hash in the name; an entry without the right one is asked for again.
        var hashed = v == asset.Hash || name.Contains('-', StringComparison.Ordinal);
        response.Headers.CacheControl = hashed ? "public, max-age=31536000, immutable" : "no-cache";
        return TypedResults.File(asset.Bytes, asset.ContentType, entityTag: new EntityTagHeaderValue($"\"{asset.Hash}\""));
    }
}
