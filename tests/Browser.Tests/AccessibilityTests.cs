using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace OrleansChat.Tests.Browser;

/// <summary>axe finds nothing on the screens that exist, in both themes.</summary>
public sealed class AccessibilityTests(Browsers browsers) : IClassFixture<Browsers>
{
    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Dashboard_conversation_and_console_have_no_findings(ColorScheme scheme)
    {
        await using var product = await Product.StartNew();
        var context = await browsers.Chromium.NewContextAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce, BypassCSP = true });
        var atConsole = new OperatorPage(await context.NewPageAsync(), product.Url);
        await atConsole.Page.GotoAsync(new Uri(product.Url, "/console").ToString());
        await NoFindings(atConsole.Page, "sign-in");
        await atConsole.SignIn();
        await NoFindings(atConsole.Page, "empty inbox");

        var visitor = new VisitorPage(await context.NewPageAsync());
        await visitor.Page.GotoAsync(new Uri(product.Url, "/demo").ToString());
        await visitor.Launcher.ClickAsync();
        await Expect(visitor.Panel.GetByRole(AriaRole.Button, new() { Name = "Get support" })).ToBeVisibleAsync();
        await NoFindings(visitor.Page, "dashboard");
        await visitor.Panel.GetByRole(AriaRole.Button, new() { Name = "Get support" }).ClickAsync();
        await visitor.Write("Hello **there**, see https://example.com");
        await Expect(atConsole.Page.GetByText("Hello there").First).ToBeVisibleAsync();
        await NoFindings(visitor.Page, "conversation");
        await atConsole.Open("Hello there");
        await Expect(atConsole.Messages.GetByText("Hello")).ToBeVisibleAsync();
        await NoFindings(atConsole.Page, "thread");
        await context.CloseAsync();
    }

    private static async Task NoFindings(IPage page, string screen)
    {
        // The console's title comes with its circuit.
        await Expect(page).ToHaveTitleAsync(new Regex(@"\S"));
        var result = await page.RunAxe(new AxeRunOptions { RunOnly = RunOnlyOptions.Tags("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa") });
        var findings = result.Violations.SelectMany(violation => violation.Nodes, (violation, node) => $"{screen}: {violation.Id} at {node.Target}: {violation.Help}");
        Assert.Empty(findings);
    }
}
