using Microsoft.Playwright;

namespace OrleansChat.Tests.Browser;

/// <summary>What a visitor sees and does, by the names that a screen reader reads out.</summary>
internal sealed class VisitorPage(IPage page)
{
    public ILocator Launcher => page.GetByRole(AriaRole.Button, new() { NameRegex = new("chat", System.Text.RegularExpressions.RegexOptions.IgnoreCase) }).First;

    public IFrameLocator Panel => page.FrameLocator("iframe");

    public ILocator Composer => Panel.GetByRole(AriaRole.Textbox, new() { Name = "Message", Exact = true });

    public ILocator Messages => Panel.GetByRole(AriaRole.Log);

    public IPage Page => page;

    public async Task Start(string button)
    {
        await Launcher.ClickAsync();
        await Panel.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
    }

    public async Task Write(string text)
    {
        await Composer.FillAsync(text);
        await Composer.PressAsync("Enter");
    }

    public Task Close() => Panel.GetByRole(AriaRole.Button, new() { Name = "Close chat" }).ClickAsync();
}

/// <summary>What an operator sees and does.</summary>
internal sealed class OperatorPage(IPage page, Uri console)
{
    public IPage Page => page;

    public ILocator Composer => page.GetByRole(AriaRole.Textbox, new() { NameRegex = new("reply", System.Text.RegularExpressions.RegexOptions.IgnoreCase) });

    public ILocator Messages => page.GetByRole(AriaRole.Log);

    /// <summary>Signs in and waits for something that the inbox shows.</summary>
    public async Task SignIn(string shown = "All clear.")
    {
        await page.GotoAsync(new Uri(console, "/console").ToString());
        await page.GetByLabel("Name").First.FillAsync("admin");
        await page.Locator("input[type=password]").FillAsync(Product.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Assertions.Expect(page.GetByText(shown).First).ToBeVisibleAsync();
    }

    public Task Open(string preview) => page.GetByText(preview).First.ClickAsync();

    public async Task Write(string text)
    {
        await Composer.FillAsync(text);
        await Composer.PressAsync("Enter");
    }
}
