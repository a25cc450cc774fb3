using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using OrleansChat.Widgets;
using OrleansChat.Wire;

namespace OrleansChat.WebFront.Tests;

[Collection(ChatCollection.Name)]
public sealed class WidgetTests(ChatApplication app)
{
    [Theory] // D13
    [InlineData("", "", "?locale=de", "de", "Hilfe erhalten")]
    [InlineData("", "fr-CH, en;q=0.5", "", "fr-CH", "Obtenir de l’aide")]
    [InlineData("", "fi, es;q=0.8", "", "es", "Obtener ayuda")]
    [InlineData("/de", "fi", "", "de", "Hilfe erhalten")]
    [InlineData("/de", "fr", "", "fr", "Obtenir de l’aide")]
    [InlineData("/de", "fr", "?locale=es", "es", "Obtener ayuda")]
    [InlineData("", "fi", "?locale=ja", "en", "Get support")]
    public async Task Labels_come_in_the_first_language_that_the_widget_speaks(string segment, string browser, string query, string locale, string label)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{segment}/chat/{app.Hash}/config{query}");
        if (browser.Length > 0) request.Headers.TryAddWithoutValidation("Accept-Language", browser);
        var config = await app.Http.SendAsync(request).Payload<WireConfig>();
        Assert.Equal((locale, label), (config.Locale, config.Dashboard.Start[0].Name));
    }

    [Fact]
    public async Task The_configuration_is_for_any_page_and_answers_304_while_it_is_the_same()
    {
        using var first = await app.Http.GetAsync($"/chat/{app.Hash}/config");
        Assert.Equal("*", first.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.True(first.Headers.CacheControl!.NoCache);
        using var again = await Ask(first.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);

        var grain = app.Grains.GetGrain<IWidgetConfigGrain>(app.Hash);
        var config = (await grain.Get()).Value!;
        var saved = (await grain.Save(config with { Appearance = config.Appearance with { Colour = $"#{Random.Shared.Next(0x1000000):x6}" } })).Value!;
        for (var tries = 0; ; tries++)
        {
            using var changed = await Ask(first.Headers.ETag!);
            if (changed.StatusCode == HttpStatusCode.OK)
            {
                Assert.Equal(saved.Version, (await changed.Content.ReadFromJsonAsync<WireConfig>(WireClient.Json))!.Version);
                return;
            }

            Assert.True(tries < 40, "The change did not arrive within a few seconds.");
            await Task.Delay(100);
        }
    }

    [Fact] // D12
    public async Task A_widget_that_is_switched_off_refuses_everything_within_seconds()
    {
        await using var visitor = await (await app.Visitor()).Connect();
        var id = (await visitor.Start()).Id;
        var grain = app.Grains.GetGrain<IWidgetConfigGrain>(app.Hash);
        var config = (await grain.Get()).Value!;
        await grain.Save(config with { Active = false });
        try
        {
            await Until(async () => (await app.Http.GetAsync($"/chat/{app.Hash}/config")).StatusCode == HttpStatusCode.Forbidden);
            foreach (var refused in new[] { app.Http.GetAsync($"/chat/{app.Hash}"), visitor.Post("ticket", new WireNothing()), visitor.Post("session", new WireSessionRequest()) })
            {
                using var response = await refused;
                Assert.Equal("inactive", (await WireClient.ProblemOf(response)).Code);
            }

            Assert.Equal("inactive", await WireClient.Code(() => visitor.Start()));
            Assert.Equal("inactive", await WireClient.Code(() => visitor.Say(id, "hello?")));
            Assert.Single((await visitor.Open(id)).Events);
        }
        finally
        {
            await grain.Save(config);
            await Until(async () => (await app.Http.GetAsync($"/chat/{app.Hash}/config")).IsSuccessStatusCode);
        }
    }

    [Fact]
    public async Task The_frame_runs_under_the_strictest_policy_and_names_its_widget()
    {
        using var response = await app.Http.GetAsync($"/chat/{app.Hash}");
        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("require-trusted-types-for 'script'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Contains(app.Hash, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_loader_is_cached_for_minutes_and_assets_for_ever_compressed()
    {
        using var loader = await app.Http.GetAsync("/en/chat/loader.js");
        Assert.Equal(TimeSpan.FromMinutes(5), loader.Headers.CacheControl!.MaxAge);
        var frame = await app.Http.GetStringAsync($"/chat/{app.Hash}");
        var asset = System.Text.RegularExpressions.Regex.Match(frame, "/chat/assets/[^\"]+\\.js").Value;
        using var request = new HttpRequestMessage(HttpMethod.Get, asset) { Headers = { AcceptEncoding = { new StringWithQualityHeaderValue("br") } } };
        using var response = await app.Http.SendAsync(request);
        Assert.Equal("br", response.Content.Headers.ContentEncoding.Single());
        Assert.Contains("immutable", response.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        using var escape = await app.Http.GetAsync("/chat/assets/..%2Ficons.json");
        Assert.Equal(HttpStatusCode.NotFound, escape.StatusCode);
    }

    [Fact] // S54, S55
    public async Task The_demo_shop_embeds_the_widget_by_the_customers_snippet()
    {
        using var response = await app.Http.GetAsync("/demo");
        var page = await response.Content.ReadAsStringAsync();
        Assert.Contains($"SupportPal.init({{ baseURL: \"{app.Url}chat\", hash: \"{app.Hash}\" }})", page, StringComparison.Ordinal);
        Assert.Contains($"<script async src=\"{app.Url}chat/loader.js\"></script>", page, StringComparison.Ordinal);
        using var root = await app.Http.GetAsync("/");
        Assert.Equal("/demo", root.Headers.Location!.ToString());
        using var ready = await app.Http.GetAsync("/health/ready");
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
    }

    private async Task<HttpResponseMessage> Ask(EntityTagHeaderValue known)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/chat/{app.Hash}/config") { Headers = { IfNoneMatch = { known } } };
        return await app.Http.SendAsync(request);
    }

    private static async Task Until(Func<Task<bool>> condition)
    {
        for (var tries = 0; !await condition(); tries++)
        {
            Assert.True(tries < 40, "It did not happen within a few seconds.");
            await Task.Delay(100);
        }
    }
}
