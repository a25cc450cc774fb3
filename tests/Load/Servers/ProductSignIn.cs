using System.Net;
using System.Text.RegularExpressions;
using OrleansChat.Load.Dialects;

namespace OrleansChat.Load.Servers;

/// <summary>Finds the way into a product: the demo page names the widget, the console signs the operator in.</summary>
internal static partial class ProductSignIn
{
    private const string CookieName = "orleanschat.console=";
    private const string Name = "admin";

    /// <exception cref="UnusableException">There is no widget, or the password is wrong.</exception>
    public static async Task<ProductDoor> Enter(RunningServer server)
    {
        using var handler = new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false };
        using var http = new HttpClient(handler) { BaseAddress = new($"http://{server.Fronts[0]}") };
        try
        {
            var hash = Hash().Match(await http.GetStringAsync(new Uri("/demo", UriKind.Relative)));
            if (!hash.Success) throw new UnusableException($"The demo page of {http.BaseAddress} names no widget: start the server with its starter widget.");
            var config = await http.GetStringAsync(new Uri($"/chat/{hash.Groups[1].Value}/config", UriKind.Relative));
            return new(hash.Groups[1].Value, Button().Match(config).Groups[1].Value, await SignIn(http, server.Password));
        }
        catch (HttpRequestException failed)
        {
            throw new UnusableException($"{http.BaseAddress} does not answer as OrleansChat does ({failed.Message.TrimEnd('.')}): correct --url, or look at its log.");
        }
    }

    private static async Task<string> SignIn(HttpClient http, string password)
    {
        using var form = new FormUrlEncodedContent([new("name", Name), new("password", password)]);
        using var answer = await http.PostAsync(new Uri("/console/sign-in", UriKind.Relative), form);
        var cookies = answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [];
        if (cookies.FirstOrDefault(cookie => cookie.StartsWith(CookieName, StringComparison.Ordinal)) is { } found) return found.Split(';')[0];
        throw new UnusableException(answer.StatusCode == HttpStatusCode.TooManyRequests
            ? $"{http.BaseAddress} takes no sign-in of '{Name}' now, after too many failures: wait 15 minutes."
            : $"{http.BaseAddress} refused the password of '{Name}': correct --password, and change a generated password in the console first.");
    }

    [GeneratedRegex("hash\"?\\s*[:=]\\s*[\"']([A-Za-z0-9_-]+)[\"']")]
    private static partial Regex Hash();

    [GeneratedRegex("\"start\":\\[\\{\"id\":\"([^\"]+)\"")]
    private static partial Regex Button();
}
