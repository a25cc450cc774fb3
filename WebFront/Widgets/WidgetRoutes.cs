using System.Text;
using Microsoft.Net.Http.Headers;
using OrleansChat.Conversations;
using OrleansChat.WebFront.Attachments;
using OrleansChat.WebFront.Edge;
using OrleansChat.Widgets;

namespace OrleansChat.WebFront.Widgets;

/// <summary>What a page loads of the widget: loader, frame, assets, configuration.</summary>
public static class WidgetRoutes
{
    // No hash: those have 22 characters.
    private const string PreviewName = "preview";

    private static readonly TimeSpan Forever = TimeSpan.FromDays(365);

    /// <summary>Adds the built widget and the catalogue of configurations.</summary>
    public static IServiceCollection AddWidgets(this IServiceCollection services) => services
        .AddSingleton(new WidgetFiles(WidgetFiles.Folder))
        .AddSingleton<WidgetIcons>()
        .AddSingleton<WidgetTexts>()
        .AddSingleton<LocaleChoice>()
        .AddSingleton<InstallationState>()
        .AddSingleton<WidgetCatalog>()
        .AddSingleton<WidgetFeed>()
        .AddHostedService<WidgetRefresh>();

    /// <summary>Maps the routes.</summary>
    public static void MapWidgets(this IEndpointRouteBuilder routes)
    {
        foreach (var name in WidgetFiles.Entries) routes.MapGet($"/chat/{name}", (HttpContext context, WidgetFiles files) => Entry(context, files, name));
        routes.MapGet("/chat/assets/{**name}", Asset);
        routes.MapGet($"/chat/{PreviewName}", Preview);
        routes.MapGet("/chat/{hash}", Frame);
        routes.MapGet("/chat/{hash}/config", Config);
    }

    private static Task Entry(HttpContext context, WidgetFiles files, string name)
    {
        var headers = context.Response.GetTypedHeaders();
        headers.CacheControl = new() { Public = true, MaxAge = TimeSpan.FromMinutes(5) };
        ForAnyPage(context);
        return Built(files, name).WriteAsync(context);
    }

    private static Task Asset(HttpContext context, WidgetFiles files, string name)
    {
        var headers = context.Response.GetTypedHeaders();
        ForAnyPage(context);
        if (files.Find($"assets/{name}") is { } file)
        {
            headers.CacheControl = new() { Public = true, MaxAge = Forever, Extensions = { new NameValueHeaderValue("immutable") } };
            return file.WriteAsync(context);
        }

        headers.CacheControl = new() { NoStore = true };
        return (files.InsteadOf(name) ?? throw RefusedException.Because(RefusalCode.NotFound)).WriteAsync(context);
    }

    private static async Task Frame(HttpContext context, WidgetFiles files, WidgetCatalog widgets, WidgetTexts texts, LocaleChoice locales, string hash)
    {
        var config = await widgets.Find(hash);
        context.SetPolicy(PageHeaders.Frame(config.Sites));
        // Pages that are isolated from others take frames that are so too.
        context.Response.Headers["Cross-Origin-Embedder-Policy"] = "require-corp";
        context.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        context.Response.Headers.Vary = "Accept-Language";
        await WriteFrame(context, files, texts, hash, locales.For(context.Request, config));
    }

    // What the console shows beside its settings: the same files, a configuration that is handed over, and nothing to ask or to tell.
    private static Task Preview(HttpContext context, WidgetFiles files, WidgetTexts texts)
    {
        context.SetPolicy(PageHeaders.Preview);
        return WriteFrame(context, files, texts, PreviewName, "en");
    }

    private static async Task WriteFrame(HttpContext context, WidgetFiles files, WidgetTexts texts, string hash, string locale)
    {
        var template = Encoding.UTF8.GetString(Built(files, "frame.html").Plain);
        context.Response.Headers.CacheControl = "no-cache";
        context.Response.ContentType = "text/html; charset=utf-8";

        // The hash is 22 characters of base64url by now, the locale a tag in its usual spelling.
        var page = template
            .Replace("{{hash}}", hash, StringComparison.Ordinal)
            .Replace("{{lang}}", locale, StringComparison.Ordinal)
            .Replace("{{dir}}", LocaleTag.IsRightToLeft(locale) ? "rtl" : "ltr", StringComparison.Ordinal)
            .Replace("{{pack}}", texts.Pack(locale) is { } pack ? $"<link rel=\"modulepreload\" href=\"/chat/{pack}\">" : "", StringComparison.Ordinal);
        await context.Response.WriteAsync(page, context.RequestAborted);
    }

    private static async Task Config(
        HttpContext context, WidgetCatalog widgets, WidgetIcons icons, WidgetTexts texts, LocaleChoice locales, FileRules files, string hash)
    {
        ForAnyPage(context);
        var known = await widgets.Known(hash);
        var config = known.Config.Granted();
        if (context.Request.Headers.Origin is [{ } origin, ..] && !config.Admits(origin) && !OriginRule.OwnOrNone.Admits(context.Request))
            throw RefusedException.Because(RefusalCode.SiteNotAllowed);
        var rendered = known.Rendered(
            locales.For(context.Request, config), locale => RenderedConfig.Of(ConfigForLocale.Of(config, locale, icons, texts, files.Wire)));
        context.Response.Headers.CacheControl = "no-cache";
        context.Response.Headers.Vary = "Accept-Language, Origin";
        context.Response.Headers.ETag = rendered.ETag;
        if (context.Request.Headers.IfNoneMatch.Any(tag => tag is not null && tag.Contains(rendered.ETag, StringComparison.Ordinal)))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        context.Response.ContentType = "application/json; charset=utf-8";
        await context.Response.Body.WriteAsync(rendered.Json, context.RequestAborted);
    }

    private static void ForAnyPage(HttpContext context)
    {
        context.Response.Headers.AccessControlAllowOrigin = "*";
        context.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
    }

    private static WidgetFile Built(WidgetFiles files, string name) =>
        files.Find(name) ?? throw new InvalidOperationException($"The built widget is missing ({name}): build the project again, with Node.js 20 installed.");
}
