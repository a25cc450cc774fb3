using System.Net.Http.Json;
using Microsoft.AspNetCore.SignalR.Client;
using OrleansChat.Wire;

namespace OrleansChat.WebFront.Tests;

/// <summary>An operator's browser.</summary>
public sealed class TestOperator : IAsyncDisposable
{
    private readonly ChatApplication _app;

    private TestOperator(ChatApplication app, HubConnection hub, string cookie) => (_app, Hub, Pushed, Cookie) = (app, hub, new(hub), cookie);

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
            app, WireClient.Hub(new(app.Url, "/hubs/operator"), messagePack, ("Cookie", cookie), ("Origin", app.Url.GetLeftPart(UriPartial.Authority))), cookie);
        await person.Hub.StartAsync();
        return person;
    }

    public Task<WireBatch> Open(string id, int since = 0) => Hub.InvokeAsync<WireBatch>("Open", id, since);

    public Task<WirePosted> Say(string id, string text) =>
        Hub.InvokeAsync<WirePosted>("Post", id, new[] { new WirePost(WireClient.NewId(), text) });

    /// <summary>A request of the console's page.</summary>
    public Task<HttpResponseMessage> Send(HttpMethod method, string path, HttpContent? content = null, string? origin = "own")
    {
        var request = new HttpRequestMessage(method, path) { Content = content };
        request.Headers.Add("Cookie", Cookie);
        if (origin is not null) request.Headers.Add("Origin", origin == "own" ? _app.Url.GetLeftPart(UriPartial.Authority) : origin);
        return _app.Http.SendAsync(request);
    }

    /// <summary>A file sent up in one piece.</summary>
    public async Task<WireAttachment> SendUp(string name, byte[] bytes)
    {
        var file = new WireNewFile(WireClient.NewId(), name, bytes.Length);
        var reserved = await Send(HttpMethod.Post, "/operator/attachments", JsonContent.Create(file, options: WireClient.Json)).Payload<WireReserved>();
        var piece = new ByteArrayContent(bytes) { Headers = { ContentType = new("application/octet-stream") } };
        return (await Send(HttpMethod.Put, $"/operator/attachments/{reserved.Id}?offset=0", piece).Payload<WireAppended>()).Attachment!;
    }

    public Task WatchInbox(string? department = null) => Hub.InvokeAsync("WatchInbox", department);

    public ValueTask DisposeAsync() => Hub.DisposeAsync();
}
