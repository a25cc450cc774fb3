using Microsoft.AspNetCore.Http.HttpResults;
using OrleansChat.Conversations;
using OrleansChat.Directory;
using OrleansChat.WebFront.Edge;

namespace OrleansChat.WebFront.Demo;

/// <summary>A small shop with the first widget embedded, as any customer would embed it.</summary>
public static class DemoRoutes
{
    private static readonly string Shop = DemoFiles.Text("shop.html");
    private static readonly string Empty = DemoFiles.Text("empty.html");

    /// <summary>Maps the shop, and the way to it.</summary>
    public static void MapDemo(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", async (IGrainFactory grains) => TypedResults.Redirect(await FirstWidget(grains) is null ? "/console" : "/demo"));
        routes.MapGet("/demo", Page);
        routes.MapGet("/demo/{name}", File);
    }

    private static async Task Page(HttpContext context, IGrainFactory grains)
    {
        var hash = await FirstWidget(grains);
        var snippet = hash is null ? null : EmbedSnippet.For(context.Request, hash);
        context.SetPolicy(PageHeaders.Page(snippet?.ScriptHash));
        context.Response.Headers.CacheControl = "no-cache";
        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.WriteAsync(
            snippet is null ? Empty : Shop.Replace("{{snippet}}", snippet.ToString(), StringComparison.Ordinal), context.RequestAborted);
    }

    private static FileContentHttpResult File(HttpContext context, string name)
    {
        if (name.EndsWith(".html", StringComparison.Ordinal) || DemoFiles.Bytes(name) is not { } bytes) throw RefusedException.Because(RefusalCode.NotFound);
        context.Response.Headers.CacheControl = "public, max-age=300";
        return TypedResults.Bytes(bytes, DemoFiles.TypeOf(name));
    }

    private static Task<string?> FirstWidget(IGrainFactory grains) => grains.GetGrain<IDirectoryGrain>(0).FirstWidget();
}
