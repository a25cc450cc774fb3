using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using Microsoft.AspNetCore.SignalR.Client;
using OrleansChat.Wire;

namespace OrleansChat.WebFront.Tests;

[Collection(ChatCollection.Name)]
public sealed class SessionTests(ChatApplication app)
{
    [Fact]
    public async Task A_session_is_opened_again_by_its_secret_and_by_nothing_else()
    {
        await using var visitor = await app.Visitor();
        Assert.Equal(visitor.Session, await Open(visitor.Session.Session));
        Assert.Equal("anonymous", visitor.Session.Identity.Grade);

        var wrong = visitor.Session.Session[..^1] + (visitor.Session.Session[^1] == 'A' ? 'B' : 'A');
        foreach (var given in new[] { null, "", "nonsense", wrong, $"{WireClient.NewId()}.{new string('A', 43)}" })
        {
            Assert.NotEqual(visitor.Session.VisitorId, (await Open(given)).VisitorId);
        }
    }

    [Fact]
    public async Task A_ticket_opens_one_connection_and_never_a_second()
    {
        await using var visitor = await app.Visitor();
        var ticket = await visitor.Ticket();
        await using var first = WireClient.Hub(new(app.Url, $"/hubs/visitor?ticket={ticket}"), messagePack: false);
        await first.StartAsync();
        foreach (var spent in new[] { ticket, ticket + "x", "nonsense", "" }) Assert.Equal(HttpStatusCode.Unauthorized, await Upgrade($"/hubs/visitor?ticket={spent}"));
        Assert.Equal(HttpStatusCode.Unauthorized, await Upgrade("/hubs/visitor"));
    }

    [Fact] // S71
    public async Task The_list_is_told_after_connecting_and_when_it_changes()
    {
        await using var visitor = await (await app.Visitor()).Connect();
        await using var operators = await app.Operator();
        Assert.Empty((await visitor.Pushed.Session(_ => true)).Conversations);
        var id = (await visitor.Start()).Id;
        await operators.Open(id);
        await operators.Say(id, "hello?");
        var row = (await visitor.Pushed.Session(list => list.Unread == 1)).Conversations.Single();
        Assert.Equal((id, "hello?", "operator", 1), (row.Id, row.Preview, row.LastAuthor.Kind, row.Unread));
    }

    [Theory, InlineData("https://evil.example"), InlineData("null"), InlineData("http://127.0.0.1:1")]
    public async Task A_foreign_origin_is_refused_on_hub_and_routes(string origin)
    {
        await using var visitor = await app.Visitor();
        Assert.Equal(HttpStatusCode.Forbidden, await Upgrade($"/hubs/visitor?ticket={await visitor.Ticket()}", ("Origin", origin)));
        var cookie = await TestOperator.CookieFor(app, "admin", ChatApplication.Password);
        Assert.Equal(HttpStatusCode.Forbidden, await Upgrade("/hubs/operator", ("Origin", origin), ("Cookie", cookie)));
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/chat/{app.Hash}/session") { Content = JsonContent.Create(new { }) };
        request.Headers.Add("Origin", origin);
        using var response = await app.Http.SendAsync(request);
        Assert.Equal("forbidden", (await WireClient.ProblemOf(response)).Code);
    }

    [Fact]
    public async Task The_operators_socket_needs_cookie_and_own_origin()
    {
        var own = app.Url.GetLeftPart(UriPartial.Authority);
        var cookie = await TestOperator.CookieFor(app, "admin", ChatApplication.Password);
        Assert.Equal(HttpStatusCode.Unauthorized, await Upgrade("/hubs/operator", ("Origin", own)));
        Assert.Equal(HttpStatusCode.Unauthorized, await Upgrade("/hubs/operator", ("Origin", own), ("Cookie", cookie + "x")));
        Assert.Equal(HttpStatusCode.Forbidden, await Upgrade("/hubs/operator", ("Cookie", cookie)));
    }

    private Task<WireSession> Open(string? session) =>
        app.Http.PostAsJsonAsync($"/chat/{app.Hash}/session", new WireSessionRequest(session), WireClient.Json).Payload<WireSession>();

    private async Task<HttpStatusCode> Upgrade(string path, params (string Name, string Value)[] headers)
    {
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        foreach (var (name, value) in headers) socket.Options.SetRequestHeader(name, value);
        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(new UriBuilder(new Uri(app.Url, path)) { Scheme = "ws" }.Uri, default));
        return socket.HttpStatusCode;
    }
}
