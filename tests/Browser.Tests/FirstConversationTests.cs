using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace OrleansChat.Tests.Browser;

/// <summary>The story that the product is for, in two real browsers, with the process killed in the middle.</summary>
public sealed partial class FirstConversationTests(Browsers browsers) : IClassFixture<Browsers>
{
    [Theory]
    [InlineData("over WebSockets")]
    [InlineData("with WebSockets blocked")]
    public async Task S1_a_visitor_and_an_operator_talk_and_nothing_is_lost_when_the_process_is_killed(string line)
    {
        await using var product = await Product.StartNew();
        await using var blocker = new WebSocketBlocker(product.Url);
        var blocked = line == "with WebSockets blocked";
        await using var shop = await Shop.Open(blocked ? blocker.Url : product.Url, await Hash(product));

        var atConsole = new OperatorPage(await NewPage(), product.Url);
        await atConsole.SignIn();

        var visitor = new VisitorPage(await NewPage());
        await visitor.Page.GotoAsync(shop.Url);
        await visitor.Start("Get support");
        await Expect(visitor.Messages.GetByText("Tell us what happened")).ToBeVisibleAsync();
        await visitor.Write("My **kettle** leaks");
        await Expect(visitor.Messages.Locator("strong, b", new() { HasText = "kettle" })).ToBeVisibleAsync();

        await Expect(atConsole.Page.GetByText("My kettle leaks").First).ToBeVisibleAsync();
        await Expect(atConsole.Page).ToHaveTitleAsync(new Regex(@"\(1\)"));
        await atConsole.Open("My kettle leaks");
        await Expect(visitor.Messages.GetByText("Seen")).ToBeVisibleAsync();
        await visitor.Close();
        await atConsole.Write("Which one is it?");
        await Expect(visitor.Page.GetByRole(AriaRole.Button, new() { NameRegex = UnreadOne() })).ToBeVisibleAsync();
        await visitor.Launcher.ClickAsync();
        await Expect(visitor.Messages.GetByText("Which one is it?")).ToBeVisibleAsync();
        await Expect(atConsole.Messages.GetByText("Seen")).ToBeVisibleAsync();

        await product.Kill();
        await visitor.Write("The red one");
        await atConsole.Write("Still there?");
        await product.Start();
        await Expect(atConsole.Messages.GetByText("The red one")).ToBeVisibleAsync();
        await Expect(visitor.Messages.GetByText("Still there?")).ToBeVisibleAsync();
        await visitor.Write("And it is hot");
        await Expect(atConsole.Messages.GetByText("And it is hot")).ToBeVisibleAsync();

        string[] said = ["My kettle leaks", "Which one is it?", "The red one", "Still there?", "And it is hot"];
        foreach (var text in said)
        {
            await Expect(visitor.Messages.GetByText(text, new() { Exact = true }).Or(visitor.Messages.GetByText("My kettle leaks")).Filter(new() { HasText = text }).First).ToBeVisibleAsync();
        }

        var stored = ConversationLogFile.Messages(product.ChatDatabase).Select(message => message.Text.Replace("**", "", StringComparison.Ordinal)).ToList();
        Assert.Equal(said.Order(), stored.Order());
        Assert.Equal(["My kettle leaks", "Which one is it?"], stored.Take(2));
        Assert.Equal("And it is hot", stored[^1]);
        Assert.Equal(blocked, blocker.Blocked > 0);
    }

    [Fact]
    public async Task A_message_written_while_nobody_answers_survives_a_reload_and_is_sent_once()
    {
        await using var product = await Product.StartNew();
        await using var shop = await Shop.Open(product.Url, await Hash(product));
        var visitor = new VisitorPage(await NewPage());
        await visitor.Page.GotoAsync(shop.Url);
        await visitor.Start("Talk to sales");
        await visitor.Write("first");
        await Expect(visitor.Messages.GetByText("first")).ToBeVisibleAsync();
        await WaitUntil(() => ConversationLogFile.Messages(product.ChatDatabase).Count == 1);
        await product.Kill();
        await visitor.Write("second");
        await Expect(visitor.Messages.GetByText("second")).ToBeVisibleAsync();
        await product.Start();
        await visitor.Page.ReloadAsync();
        await WaitUntil(() => ConversationLogFile.Messages(product.ChatDatabase).Count == 2);
        Assert.Equal(["first", "second"], ConversationLogFile.Messages(product.ChatDatabase).Select(message => message.Text));
    }

    [Fact]
    public async Task S73_a_curious_click_leaves_nothing_behind()
    {
        await using var product = await Product.StartNew();
        await using var shop = await Shop.Open(product.Url, await Hash(product));
        var page = await NewPage();
        var requests = new ConcurrentQueue<string>();
        page.Request += (_, request) => requests.Enqueue(request.Url);
        var visitor = new VisitorPage(page);
        await page.GotoAsync(shop.Url);
        await Expect(visitor.Launcher).ToBeVisibleAsync();
        Assert.Equal(["config", "loader.js"], requests.Where(url => url.StartsWith(product.Url.ToString(), StringComparison.Ordinal)).Select(url => new Uri(url).Segments[^1]).Order());
        await visitor.Start("Get support");
        await Expect(visitor.Messages.GetByText("Tell us what happened")).ToBeVisibleAsync();
        await visitor.Close();
        Assert.DoesNotContain(requests, url => url.Contains("/session", StringComparison.Ordinal) || url.Contains("/conversations", StringComparison.Ordinal));
        Assert.Empty(ConversationLogFile.Messages(product.ChatDatabase));
    }

    [GeneratedRegex(@"^Chat \(1\)$")]
    private static partial Regex UnreadOne();

    [GeneratedRegex("hash: \"([^\"]{22})\"")]
    private static partial Regex HashInSnippet();

    internal static async Task<string> Hash(Product product)
    {
        using var http = new HttpClient();
        return HashInSnippet().Match(await http.GetStringAsync(new Uri(product.Url, "/demo"))).Groups[1].Value;
    }

    private static async Task WaitUntil(Func<bool> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!holds()) await look.WaitForNextTickAsync(patience.Token);
    }

    private async Task<IPage> NewPage()
    {
        var context = await browsers.Chromium.NewContextAsync(new() { ViewportSize = new() { Width = 1440, Height = 900 } });
        return await context.NewPageAsync();
    }
}
