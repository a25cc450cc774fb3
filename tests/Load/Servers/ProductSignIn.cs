using System.Net;
using System.Text.RegularExpressions;
using OrleansChat.Load.Dialects;

namespace OrleansChat.Load.Servers;

/// <summary>Finds the way into a product that was started for a run: the demo page names the widget, the console signs the operator in.</summary>
internal static partial class ProductSignIn
{
    private const string CookieName = "orleanschat.console";
    private const string Name = "admin";

    public static async Task<ProductDoor> Enter(RunningServer server)
    {
        var cookies = new CookieContainer();
        using var handler = new SocketsHttpHandler { CookieContainer = cookies, AllowAutoRedirect = false };
        using var http = new HttpClient(handler) { BaseAddress = server.Url };

        var hash = Hash().Match(await http.GetStringAsync(new Uri("/demo", UriKind.Relative))).Groups[1].Value;
        var button = Button().Match(await http.GetStringAsync(new Uri($"/chat/{hash}/config", UriKind.Relative))).Groups[1].Value;
        await SignIn(http);
        var cookie = cookies.GetCookies(server.Url)[CookieName] ?? throw new InvalidOperationException("The console gave no cookie.");
        return new(hash, button, $"{cookie.Name}={cookie.Value}");
    }

    private static async Task SignIn(HttpClient http)
    {
        var page = await http.GetStringAsync(new Uri("/console/sign-in", UriKind.Relative));
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["name"] = Name,
            ["password"] = RunningServer.Password,
            ["__RequestVerificationToken"] = Token().Match(page).Groups[1].Value,
        });
        using var answer = await http.PostAsync(new Uri("/console/sign-in", UriKind.Relative), form);
    }

    [GeneratedRegex("hash\"?\\s*[:=]\\s*[\"']([A-Za-z0-9_-]+)[\"']")]
    private static partial Regex Hash();

    [GeneratedRegex("\"start\":\\[\\{\"id\":\"([^\"]+)\"")]
    private static partial Regex Button();

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
