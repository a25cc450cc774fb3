using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.AspNetCore.SignalR.Client;
using OrleansChat.Wire;

namespace OrleansChat.WebFront.Tests;

/// <summary>A visitor's browser.</summary>
public sealed class TestVisitor : IAsyncDisposable
{
    private readonly ChatApplication _app;
    private readonly List<HubConnection> _hubs = [];

    private TestVisitor(ChatApplication app, WireSession session) => (_app, Session) = (app, session);

    public WireSession Session { get; }

    /// <summary>The connection made last.</summary>
    public HubConnection Hub { get; private set; } = null!;

    /// <summary>What it was pushed.</summary>
    public Pushes Pushed { get; private set; } = null!;

    public static async Task<TestVisitor> Make(ChatApplication app)
    {
        var session = await app.Http.PostAsJsonAsync($"/chat/{app.Hash}/session", new WireSessionRequest(), WireClient.Json).Payload<WireSession>();
        return new(app, session);
    }

    /// <summary>Connects, as a page does each time it is loaded.</summary>
    public async Task<TestVisitor> Connect(bool messagePack = false)
    {
        Hub = WireClient.Hub(new(_app.Url, $"/hubs/visitor?ticket={await Ticket()}"), messagePack);
        Pushed = new(Hub);
        _hubs.Add(Hub);
        await Hub.StartAsync();
        return this;
    }

    public async Task<string> Ticket() => (await Send(HttpMethod.Post, "ticket", new WireNothing()).Payload<WireTicket>()).Ticket;

    public Task<WireReserved> Reserve(string name, long size, string? clientId = null) =>
        Post("attachments", new WireNewFile(clientId ?? WireClient.NewId(), name, size)).Payload<WireReserved>();

    public Task<HttpResponseMessage> Put(string file, long offset, byte[] piece)
    {
        var content = new ByteArrayContent(piece);
        content.Headers.ContentType = new("application/octet-stream");
        return Send(HttpMethod.Put, $"attachments/{file}?offset={offset}", content);
    }

    public Task<HttpResponseMessage> Delete(string path) => Send(HttpMethod.Delete, path, null);

    /// <summary>A file sent up in one piece.</summary>
    public async Task<WireAttachment> SendUp(string name, byte[] bytes)
    {
        var reserved = await Reserve(name, bytes.Length);
        return (await Put(reserved.Id, 0, bytes).Payload<WireAppended>()).Attachment!;
    }

    public Task<HttpResponseMessage> Get(string path, params (string Name, string Value)[] headers) => Send(HttpMethod.Get, path, null, headers);

    public Task<HttpResponseMessage> Post(string path, object body) => Send(HttpMethod.Post, path, body);

    public Task<WireStarted> Start(string button = "support", string? clientId = null) =>
        Hub.InvokeAsync<WireStarted>("Start", new WireStart(clientId ?? WireClient.NewId(), button));

    public Task<WireBatch> Open(string id, int since = 0) => Hub.InvokeAsync<WireBatch>("Open", id, since);

    public Task<WirePosted> Say(string id, params WirePost[] posts) => Hub.InvokeAsync<WirePosted>("Post", id, posts);

    public Task<WirePosted> Say(string id, string text) => Say(id, new WirePost(WireClient.NewId(), text));

    /// <summary>Ends the connection made last, as a tab that is closed.</summary>
    public async Task Disconnect()
    {
        _hubs.Remove(Hub);
        await Hub.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var hub in _hubs) await hub.DisposeAsync();
    }

    public Task<HttpResponseMessage> Send(HttpMethod method, string path, object? body, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, $"/chat/{_app.Hash}/{path}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Session.Session);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        if (body is HttpContent content) request.Content = content;
        else if (body is not null) request.Content = JsonContent.Create(body, body.GetType(), options: WireClient.Json);
        return _app.Http.SendAsync(request);
    }
}
