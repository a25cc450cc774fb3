using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace OrleansChat.Tests.Browser;

/// <summary>Who the visitor says he is, from the card in his thread to the operator's screen.</summary>
public sealed class ContactTests(Browsers browsers) : IClassFixture<Browsers>
{
    [Fact] // S85, S88, V8, D3
    public async Task A_visitor_says_who_he_is_once_and_his_operator_sees_it_as_a_claim()
    {
        await using var product = await Product.StartNew();
        SetDefaultExpectTimeout(45_000);
        var atConsole = new OperatorPage(await NewPage(), product.Url);
        await atConsole.SignIn();
        var visitor = new VisitorPage(await NewPage());
        await visitor.Page.GotoAsync(new Uri(product.Url, "/demo").ToString());
        await visitor.Start("Get support");
        await visitor.Write("My kettle leaks");
        await atConsole.Open("My kettle leaks");
        await Expect(atConsole.Messages.GetByText("My kettle leaks")).ToBeVisibleAsync();

        var card = visitor.Panel.GetByRole(AriaRole.Region, new() { Name = "How can we reach you?" });
        await card.GetByLabel("Full name").FillAsync("Ada Lovelace");
        await card.GetByLabel("Email").FillAsync("ada@example.com");
        await card.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(visitor.Messages).ToContainTextAsync("We can reach you at \u2068ada@example.com\u2069");
        await Expect(atConsole.Page.GetByText("Claimed, not verified").First).ToBeVisibleAsync();
        await Expect(atConsole.Page.GetByText("ada@example.com").First).ToBeVisibleAsync();
        await visitor.Write("Now you know");
        await Expect(atConsole.Messages.GetByText("Ada Lovelace").First).ToBeVisibleAsync();

        await visitor.Page.ReloadAsync();
        await Expect(visitor.Messages).ToContainTextAsync("ada@example.com");
        await visitor.Panel.GetByRole(AriaRole.Button, new() { Name = "Menu" }).ClickAsync();
        await visitor.Panel.GetByRole(AriaRole.Menuitem, new() { Name = "Your details" }).ClickAsync();
        var details = visitor.Panel.GetByRole(AriaRole.Dialog, new() { Name = "Your details" });
        await Expect(details.GetByLabel("Full name")).ToHaveValueAsync("Ada Lovelace");
        await details.GetByRole(AriaRole.Button, new() { Name = "Remove my details" }).ClickAsync();
        await Expect(atConsole.Page.GetByText("Anonymous").First).ToBeVisibleAsync();
        await Expect(atConsole.Page.GetByText("ada@example.com")).ToHaveCountAsync(0);
    }

    private async Task<IPage> NewPage()
    {
        var context = await browsers.Chromium.NewContextAsync(new() { ViewportSize = new() { Width = 1440, Height = 900 } });
        return await context.NewPageAsync();
    }
}
