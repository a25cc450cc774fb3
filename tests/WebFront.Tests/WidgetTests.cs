using System.Collections.Immutable;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using OrleansChat.Directory;
using OrleansChat.WebFront.Widgets;
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
    [InlineData("", "fi", "?locale=ja", "ja", "Get support")]
    [InlineData("", "", "?locale=fi,tlh!,pt-PT,de", "pt-PT", "Get support")]
    [InlineData("", "zh-TW, en;q=0.5", "", "zh-TW", "Get support")]
    [InlineData("", "iw", "", "iw", "Get support")]
    [InlineData("", "fi, vo;q=0.5", "", "en", "Get support")]
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

        var config = await Save(config => config with { Appearance = config.Appearance with { Colour = $"#{Random.Shared.Next(0x1000000):x6}" } });
        using var changed = await Ask(first.Headers.ETag!);
        Assert.Equal(config.Version, (await changed.Content.ReadFromJsonAsync<WireConfig>(WireClient.Json))!.Version);
    }

    [Fact] // V21
    public async Task The_preview_is_for_pages_of_our_own_and_may_ask_for_nothing_but_its_files()
    {
        using var answer = await app.Http.GetAsync("/chat/preview");
        var policy = answer.EnsureSuccessStatusCode().Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("connect-src 'none'", policy, StringComparison.Ordinal);
        Assert.EndsWith("frame-ancestors 'self'", policy, StringComparison.Ordinal);
        Assert.Contains("content=\"preview\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var config = await app.Http.GetAsync("/chat/preview/config");
        Assert.Equal(HttpStatusCode.NotFound, config.StatusCode);
    }

    [Fact] // D12
    public async Task A_widget_that_is_switched_off_refuses_everything_within_seconds()
    {
        await using var visitor = await (await app.Visitor()).Connect();
        var id = (await visitor.Start()).Id;
        var off = await Save(config => config with { Active = false });
        try
        {
            Assert.False((await visitor.Pushed.Widget(widget => widget.Version == off.Version)).Active);
            foreach (var refused in new[]
                     {
                         app.Http.GetAsync($"/chat/{app.Hash}"), app.Http.GetAsync($"/chat/{app.Hash}/config"), visitor.Post("ticket", new WireNothing()),
                         visitor.Post("session", new WireSessionRequest()),
                     })
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
            var on = await Save(_ => off with { Active = true });
            Assert.True((await visitor.Pushed.Widget(widget => widget.Version == on.Version)).Active);
        }

        using var again = await app.Http.GetAsync($"/chat/{app.Hash}/config");
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
    }

    [Fact] // D12
    public async Task A_channel_that_is_switched_off_closes_its_open_panels_and_opens_them_again()
    {
        await using var visitor = await (await app.Visitor()).Connect();
        using var known = await app.Http.GetAsync($"/chat/{app.Hash}/config");
        var channel = app.Services.GetRequiredService<IChannelSwitch>();
        await channel.Set(false, "test");
        try
        {
            await visitor.Pushed.Widget(widget => !widget.Active);
            using var refused = await app.Http.GetAsync($"/chat/{app.Hash}/config");
            Assert.Equal("inactive", (await WireClient.ProblemOf(refused)).Code);
        }
        finally
        {
            await channel.Set(true, "test");
            await visitor.Pushed.Widget(widget => widget.Active);
        }
    }

    [Theory] // S42, D13
    [InlineData("de-AT", "Bitte wählen", "Erneut versuchen")]
    [InlineData("fr", null, "Réessayer")]
    [InlineData("fi", "Choose", null)]
    public async Task The_widgets_own_wording_goes_over_the_built_in_texts_of_its_language(string locale, string? menu, string? retry)
    {
        LocalizedText greeting = new(LocalizedText.English("Hello").Values.Add("fi", "Hei")), choose = new(LocalizedText.English("Choose").Values.Add("de", "Bitte wählen"));
        var before = (await app.Grains.GetGrain<IWidgetConfigGrain>(app.Hash).Get()).Value!;
        await Save(config => config with { Texts = ImmutableSortedDictionary<string, LocalizedText>.Empty.Add("menu.open", choose), Dashboard = config.Dashboard with { Greeting = greeting } });
        var config = await app.Http.GetAsync($"/chat/{app.Hash}/config?locale={locale}").Payload<WireConfig>();
        await Save(_ => before);
        Assert.Equal((locale, menu, retry), (config.Locale, config.Strings.GetValueOrDefault("menu.open"), config.Strings.GetValueOrDefault("loader.retry")));
    }

    [Fact]
    public async Task The_frame_comes_in_the_visitors_language_and_direction_with_its_texts_ahead()
    {
        var frame = await app.Http.GetStringAsync($"/chat/{app.Hash}?locale=ar-EG");
        Assert.Contains("<html lang=\"ar-EG\" dir=\"rtl\">", frame, StringComparison.Ordinal);
        var pack = System.Text.RegularExpressions.Regex.Match(frame, "<link rel=\"modulepreload\" href=\"([^\"]*/panel-[^\"]+)\">").Groups[1].Value;
        using var texts = await app.Http.GetAsync(pack);
        Assert.Contains("القائمة", await texts.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("<html lang=\"en\" dir=\"ltr\">", await app.Http.GetStringAsync($"/chat/{app.Hash}"), StringComparison.Ordinal);
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
    public async Task A_loader_of_an_earlier_build_gets_the_panel_of_this_one_and_keeps_it_nowhere()
    {
        using var panel = await app.Http.GetAsync("/chat/assets/on-page-panel-0ldBu1ld.js?1");
        using var other = await app.Http.GetAsync("/chat/assets/on-page-nothing-0ldBu1ld.js");

        Assert.Equal(HttpStatusCode.OK, panel.StatusCode);
        Assert.True(panel.Headers.CacheControl!.NoStore);
        Assert.Equal("*", Assert.Single(panel.Headers.GetValues("Access-Control-Allow-Origin")));
        Assert.Contains("iframe", await panel.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
        var extras = await app.Http.GetStringAsync("/chat/assets/on-page-extras-0ldBu1ld.js");
        Assert.Contains("separator", extras, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_frame_of_an_earlier_build_is_told_to_load_itself_anew()
    {
        using var piece = await app.Http.GetAsync("/chat/assets/live-0ldBu1ld.js");
        Assert.Equal("text/javascript", piece.Content.Headers.ContentType!.MediaType);
        Assert.True(piece.Headers.CacheControl!.NoStore);
        Assert.Contains("location.reload()", await piece.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("loader.js", "text/javascript")]
    [InlineData("orleanschat.mjs", "text/javascript")]
    [InlineData("orleans-chat.mjs", "text/javascript")]
    [InlineData("orleanschat.d.ts", "text/plain")]
    public async Task What_pages_name_themselves_is_for_any_page_and_kept_for_minutes(string name, string type)
    {
        using var file = await app.Http.GetAsync($"/chat/{name}");
        Assert.Equal(type, file.Content.Headers.ContentType!.MediaType);
        Assert.Equal(TimeSpan.FromMinutes(5), file.Headers.CacheControl!.MaxAge);
        Assert.Equal("*", file.Headers.GetValues("Access-Control-Allow-Origin").Single());
    }

    [Fact]
    public async Task A_widget_for_certain_sites_is_configured_and_framed_by_those_alone()
    {
        Assert.DoesNotContain("frame-ancestors", await Policy(), StringComparison.Ordinal);
        var before = (await app.Grains.GetGrain<IWidgetConfigGrain>(app.Hash).Get()).Value!;
        await Save(config => config with { Sites = ["https://*.shop.example", "https://cafe.example:8443"] });
        try
        {
            foreach (var origin in (string[])["https://www.shop.example", "https://cafe.example:8443", app.Url.ToString().TrimEnd('/')])
            {
                using var allowed = await From(origin);
                Assert.Equal(HttpStatusCode.OK, allowed.StatusCode);
            }

            foreach (var origin in (string[])["https://shop.example", "http://www.shop.example", "https://evilshop.example", "https://cafe.example", "null"])
            {
                using var refused = await From(origin);
                Assert.Equal("site_not_allowed", (await WireClient.ProblemOf(refused)).Code);
                Assert.Equal("*", refused.Headers.GetValues("Access-Control-Allow-Origin").Single());
            }

            Assert.EndsWith("frame-ancestors 'self' https://*.shop.example https://cafe.example:8443", await Policy(), StringComparison.Ordinal);
        }
        finally
        {
            await Save(_ => before);
        }
    }

    [Theory]
    [InlineData("shop.example")]
    [InlineData("https://shop.example/path")]
    [InlineData("https://shop.example; script-src *")]
    [InlineData("https://*")]
    [InlineData("https://a.*.example")]
    [InlineData("javascript://shop.example")]
    [InlineData("https://shop.example\n")]
    [InlineData("https://-.example")]
    public async Task What_is_no_site_is_not_kept(string site)
    {
        var grain = app.Grains.GetGrain<IWidgetConfigGrain>(app.Hash);
        var before = (await grain.Get()).Value!;
        Assert.Equal(OrleansChat.Conversations.RefusalCode.Malformed, (await grain.Save(before with { Sites = [site] })).Refusal!.Code);
        Assert.Equal(before.Version, (await grain.Get()).Value!.Version);
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

    private async Task<string> Policy()
    {
        using var frame = await app.Http.GetAsync($"/chat/{app.Hash}");
        return frame.Headers.GetValues("Content-Security-Policy").Single();
    }

    private async Task<HttpResponseMessage> From(string origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/chat/{app.Hash}/config");
        request.Headers.Add("Origin", origin);
        return await app.Http.SendAsync(request);
    }

    private async Task<HttpResponseMessage> Ask(EntityTagHeaderValue known)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/chat/{app.Hash}/config") { Headers = { IfNoneMatch = { known } } };
        return await app.Http.SendAsync(request);
    }

    // The front that serves the tests knows of it when this returns, within the second that it takes to look again.
    private async Task<WidgetConfig> Save(Func<WidgetConfig, WidgetConfig> change)
    {
        var grain = app.Grains.GetGrain<IWidgetConfigGrain>(app.Hash);
        var heard = Channel.CreateUnbounded<long>();
        void Hear(WidgetChange news) => heard.Writer.TryWrite(news.Version);
        using var known = await app.Http.GetAsync($"/chat/{app.Hash}/config");
        var catalog = app.Services.GetRequiredService<WidgetCatalog>();
        catalog.Changed += Hear;
        try
        {
            var current = await grain.Get();
            var saved = (await grain.Save(change(current.Refusal is null ? current.Value! : null!))).Value!;
            while (await heard.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(60)) < saved.Version) { }
            return saved;
        }
        finally
        {
            catalog.Changed -= Hear;
        }
    }
}
