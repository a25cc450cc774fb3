using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Microsoft.Playwright;
using SkiaSharp;
using static Microsoft.Playwright.Assertions;

namespace OrleansChat.Tests.Browser;

/// <summary>Files between two real browsers (S76, D7): sent, seen, answered, saved, and sent on after the process was killed.</summary>
public sealed class FilesTests(Browsers browsers) : IClassFixture<Browsers>
{
    private static readonly byte[] Pdf = [.. "%PDF-1.7\n"u8, .. new byte[150_000]];

    [Fact]
    public async Task S76_a_picture_and_a_document_reach_the_operator_and_his_answer_reaches_the_visitor_also_after_a_reload()
    {
        await using var product = await Product.StartNew();
        await using var shop = await Shop.Open(product.Url, await FirstConversationTests.Hash(product));
        SetDefaultExpectTimeout(60_000);
        var atConsole = new OperatorPage(await NewPage(), product.Url);
        await atConsole.SignIn();
        var visitor = new VisitorPage(await NewPage());
        await visitor.Page.GotoAsync(shop.Url);
        await visitor.Start("Get support");

        await Pick(visitor.Panel.Locator("input[type=file]"), File("fern.png", "image/png", Drawn(900, 600)), File("invoice.pdf", "application/pdf", Pdf));
        await Expect(visitor.Panel.GetByRole(AriaRole.Button, new() { Name = "Remove invoice.pdf" })).ToBeVisibleAsync();
        await visitor.Composer.PressAsync("Enter");

        await atConsole.Open("fern.png");
        await SeesPicture(atConsole.Messages, "fern.png", (480, 320));
        await Expect(atConsole.Messages.GetByRole(AriaRole.Button, new() { Name = "Download invoice.pdf" })).ToBeVisibleAsync();

        await Pick(atConsole.Page.Locator("input[type=file]"), File("pot.png", "image/png", Drawn(300, 400)));
        await Expect(atConsole.Page.GetByRole(AriaRole.Button, new() { Name = "Remove pot.png" })).ToBeVisibleAsync();
        await atConsole.Write("Repot it like this");
        await Expect(visitor.Messages.GetByText("Repot it like this")).ToBeVisibleAsync();
        await SeesPicture(visitor.Messages, "pot.png", (300, 400));

        await visitor.Page.ReloadAsync();
        await atConsole.Page.ReloadAsync();
        foreach (var messages in new[] { visitor.Messages, atConsole.Messages })
        {
            await SeesPicture(messages, "fern.png", (480, 320));
            await SeesPicture(messages, "pot.png", (300, 400));
        }

        var saved = await atConsole.Page.RunAndWaitForDownloadAsync(() => atConsole.Messages.GetByRole(AriaRole.Button, new() { Name = "Download invoice.pdf" }).ClickAsync());
        Assert.Equal("invoice.pdf", saved.SuggestedFilename);
        Assert.Equal(Pdf, await System.IO.File.ReadAllBytesAsync(await saved.PathAsync()));

        await atConsole.Messages.GetByRole(AriaRole.Button, new() { Name = "Enlarge fern.png" }).ClickAsync();
        await SeesPicture(atConsole.Page.GetByRole(AriaRole.Dialog), "fern.png", (900, 600));
        await atConsole.Page.Keyboard.PressAsync("Escape");
        await Expect(atConsole.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task An_upload_goes_on_where_it_was_when_the_process_is_killed_under_it()
    {
        var text = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 200_000).Select(line => $"{line:D8}\n")));
        await using var product = await Product.StartNew();
        await using var shop = await Shop.Open(product.Url, await FirstConversationTests.Hash(product));
        SetDefaultExpectTimeout(60_000);
        var visitor = new VisitorPage(await NewPage());
        var offsets = new ConcurrentQueue<long>();
        var kills = 0;
        var restarted = new TaskCompletionSource();
        await visitor.Page.Context.RouteAsync("**/attachments/*", async route =>
        {
            if (route.Request.Method != "PUT" || OffsetOf(route.Request) is not { } offset)
            {
                await route.ContinueAsync();
                return;
            }

            offsets.Enqueue(offset);
            if (offset == 0 || Interlocked.Exchange(ref kills, 1) == 1)
            {
                await route.ContinueAsync();
                return;
            }

            await product.Kill();
            await route.AbortAsync();
            await product.Start();
            restarted.SetResult();
        });
        await visitor.Page.GotoAsync(shop.Url);
        await visitor.Start("Get support");
        await Pick(visitor.Panel.Locator("input[type=file]"), File("long.log", "text/plain", text));
        await visitor.Write("The log");
        await restarted.Task.WaitAsync(TimeSpan.FromSeconds(120));

        var atConsole = new OperatorPage(await NewPage(), product.Url);
        await atConsole.SignIn("The log");
        await atConsole.Open("The log");
        var download = atConsole.Messages.GetByRole(AriaRole.Button, new() { Name = "Download long.log" });
        await Expect(download).ToBeVisibleAsync();
        var saved = await atConsole.Page.RunAndWaitForDownloadAsync(() => download.ClickAsync());
        Assert.Equal(text, await System.IO.File.ReadAllBytesAsync(await saved.PathAsync()));
        Assert.Equal(0, offsets.First());
        Assert.Single(offsets, offset => offset == 0);
    }

    private static long? OffsetOf(Microsoft.Playwright.IRequest request)
    {
        var query = new Uri(request.Url).Query;
        return query.StartsWith("?offset=", StringComparison.Ordinal) ? long.Parse(query[8..], CultureInfo.InvariantCulture) : null;
    }

    private static FilePayload File(string name, string type, byte[] bytes) => new() { Name = name, MimeType = type, Buffer = bytes };

    private static Task Pick(ILocator input, params FilePayload[] files) => input.SetInputFilesAsync(files);

    // Its pixels are there, in the size in which the server made it anew.
    private static async Task SeesPicture(ILocator place, string name, (int Width, int Height) size)
    {
        var picture = place.GetByAltText(name);
        await Expect(picture).ToBeVisibleAsync();
        await Expect(picture).ToHaveJSPropertyAsync("naturalWidth", size.Width);
        await Expect(picture).ToHaveJSPropertyAsync("naturalHeight", size.Height);
    }

    private static byte[] Drawn(int width, int height)
    {
        using var bitmap = new SKBitmap(width, height);
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.SeaGreen);
        return bitmap.Encode(SKEncodedImageFormat.Png, 100).ToArray();
    }

    private async Task<IPage> NewPage()
    {
        var context = await browsers.Chromium.NewContextAsync(new() { ViewportSize = new() { Width = 1440, Height = 900 } });
        context.SetDefaultTimeout(60_000);
        return await context.NewPageAsync();
    }
}
