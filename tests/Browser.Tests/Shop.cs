using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace OrleansChat.Tests.Browser;

/// <summary>A customer's website on an origin of its own, with the widget embedded by the snippet that customers are given.</summary>
public sealed class Shop : IAsyncDisposable
{
    private readonly WebApplication _site;

    private Shop(WebApplication site) => _site = site;

    /// <summary>The shop's page. Another host name than the chat's, so that nothing is same-site.</summary>
    public string Url => _site.Urls.Single().Replace("127.0.0.1", "localhost", StringComparison.Ordinal);

    public static async Task<Shop> Open(Uri chat, string hash)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var site = builder.Build();
        site.MapGet("/{**path}", () => Results.Content(Page(chat, hash), "text/html; charset=utf-8"));
        await site.StartAsync();
        return new(site);
    }

    public async ValueTask DisposeAsync() => await _site.DisposeAsync();

    private static string Page(Uri chat, string hash) => $$"""
        <!doctype html>
        <html lang="en">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>A shop elsewhere</title></head>
        <body>
          <h1>A shop elsewhere</h1><p>Tea, cups and kettles.</p>
          <script>
            window.supportpalAsyncInit = function () { SupportPal.init({ baseURL: "{{chat}}chat", hash: "{{hash}}" }); };
          </script>
          <script async src="{{chat}}chat/loader.js"></script>
        </body>
        </html>
        """;
}
