using System.Text.RegularExpressions;
using OrleansChat.Load.Dialects;

namespace OrleansChat.Load.Servers;

/// <summary>Finds the way into a product that was started for a run: the demo page names the widget, the console signs the operator in.</summary>
internal static partial class ProductSignIn
{
    private const string CookieName = "orleanschat.console=";
    private const string Name = "admin";

    public static async Task<ProductDoor> Enter(RunningServer server)
    {
        using var handler = new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false };
        using var http = new HttpClient(handler) { BaseAddress = new($"http://{server.Fronts[0]}") };

        var hash = Hash().Match(await http.GetStringAsync(new Uri("/demo", UriKind.Relative))).Groups[1].Value;
        var button = Button().Match(await http.GetStringAsync(new Uri($"/chat/{hash}/config", UriKind.Relative))).Groups[1].Value;
        return new(hash, button, await SignIn(http, server.Password));
    }

    private static async Task<string> SignIn(HttpClient http, string password)
    {
        using var form = new FormUrlEncodedContent([new("name", Name), new("password", password)]);
        using var answer = await http.PostAsync(new Uri("/console/sign-in", UriKind.Relative), form);
        var cookies = answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [];
        return cookies.FirstOrDefault(cookie => cookie.StartsWith(CookieName, StringComparison.Ordinal))?.Split(';')[0]
            ?? throw new InvalidOperationException($"The console gave no cookie: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
    }

    [GeneratedRegex("hash\"?\\s*[:=]\\s*[\"']([A-Za-z0-9_-]+)[\"']")]
    private static partial Regex Hash();

    [GeneratedRegex("\"start\":\\[\\{\"id\":\"([^\"]+)\"")]
    private static partial Regex Button();
}
