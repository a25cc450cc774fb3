using Microsoft.AspNetCore.SignalR.Client;
using OrleansChat.Wire;

namespace OrleansChat.WebFront.Tests;

/// <summary>An operator's browser.</summary>
public sealed class TestOperator : IAsyncDisposable
{
    private TestOperator(HubConnection hub, string cookie) => (Hub, Pushed, Cookie) = (hub, new(hub), cookie);

    public HubConnection Hub { get; }

    public Pushes Pushed { get; }

    public string Cookie { get; }

    public static async Task<string> CookieFor(ChatApplication app, string name, string password)
    {
        using var form = new FormUrlEncodedContent([new("name", name), new("password", password)]);
        using var response = await app.Http.PostAsync("/console/sign-in", form);
        Assert.Equal(System.Net.HttpStatusCode.NoContent, response.StatusCode);
        return response.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
    }

    public static async Task<TestOperator> SignIn(ChatApplication app, string name, string password, bool messagePack)
    {
        var cookie = await CookieFor(app, name, password);
        var person = new TestOperator(
            WireClient.Hub(new(app.Url, "/hubs/operator"), messagePack, ("Cookie", cookie), ("Origin", app.Url.GetLeftPart(UriPartial.Authority))), cookie);
        await person.Hub.StartAsync();
        return person;
    }

    public Task<WireBatch> Open(string id, int since = 0) => Hub.InvokeAsync<WireBatch>("Open", id, since);

    public Task<WirePosted> Say(string id, string text) =>
        Hub.InvokeAsync<WirePosted>("Post", id, new[] { new WirePost(WireClient.NewId(), text) });

    public Task WatchInbox(string? department = null) => Hub.InvokeAsync("WatchInbox", department);

    public ValueTask DisposeAsync() => Hub.DisposeAsync();
}
