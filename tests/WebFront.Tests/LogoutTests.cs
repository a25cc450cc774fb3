using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using Microsoft.AspNetCore.SignalR.Client;
using OrleansChat.Conversations;
using OrleansChat.Visitors;
using OrleansChat.Wire;

namespace OrleansChat.WebFront.Tests;

/// <summary>A session that was ended opens nothing (D10, R24).</summary>
[Collection(ChatCollection.Name)]
public sealed class LogoutTests(ChatApplication app)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Who_has_logged_out_is_let_in_nowhere_and_his_sockets_end()
    {
        await using var visitor = await (await app.Visitor()).Connect();
        await using var other = await (await app.Visitor()).Connect();
        var id = (await visitor.Start()).Id;
        var ticket = await visitor.Ticket();
        var ended = Ended(visitor.Hub);

        Assert.Equal(HttpStatusCode.NoContent, await Logout(visitor));

        await ended.WaitAsync(Patience);
        foreach (var path in new[] { "conversations", $"conversations/{id}/events" }) Assert.Equal(HttpStatusCode.Unauthorized, (await visitor.Get(path)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await visitor.Post("ticket", new WireNothing())).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, await Logout(visitor));
        await using var late = WireClient.Hub(new(app.Url, $"/hubs/visitor?ticket={ticket}"), messagePack: false);
        await Assert.ThrowsAnyAsync<WebSocketException>(() => late.StartAsync());
        Assert.NotEmpty((await other.Start()).Id);
    }

    [Fact]
    public async Task Who_has_logged_out_gets_a_new_session_that_knows_nothing_and_operators_keep_the_conversation()
    {
        await using var visitor = await (await app.Visitor()).Connect();
        await using var operators = await app.Operator();
        var id = (await visitor.Start()).Id;
        await visitor.Say(id, "mine alone");
        await Logout(visitor);

        var next = await app.Http.PostAsJsonAsync($"/chat/{app.Hash}/session", new WireSessionRequest(visitor.Session.Session), WireClient.Json)
            .Payload<WireSession>();

        Assert.NotEqual(visitor.Session.VisitorId, next.VisitorId);
        Assert.Equal("mine alone", (await operators.Open(id)).Events[^1].Text);
    }

    [Fact] // on another front
    public async Task Sockets_end_where_nobody_was_told_that_the_session_did()
    {
        await using var visitor = await (await app.Visitor()).Connect();
        var ended = Ended(visitor.Hub);
        var secret = visitor.Session.Session.Split('.')[1];

        Assert.Null(await app.Grains.GetGrain<IVisitorSessionGrain>(visitor.Session.VisitorId).Logout(secret));

        await ended.WaitAsync(Patience);
    }

    [Fact]
    public async Task Who_waits_for_news_learns_that_his_session_has_ended_and_nothing_else()
    {
        await using var visitor = await (await app.Visitor()).Connect();
        await using var operators = await app.Operator();
        var id = (await visitor.Start()).Id;
        var waiting = visitor.Get($"conversations/{id}/events?since=1&wait=25");
        await operators.Open(id);
        await Logout(visitor);

        await operators.Say(id, "not for him any more");

        Assert.Equal("unauthenticated", (await WireClient.ProblemOf(await waiting)).Code);
    }

    [Fact]
    public async Task A_strangers_secret_ends_nobodys_session()
    {
        await using var visitor = await (await app.Visitor()).Connect();
        var wrong = await app.Grains.GetGrain<IVisitorSessionGrain>(visitor.Session.VisitorId).Logout(new string('A', 43));
        Assert.Equal(RefusalCode.Unauthenticated, wrong!.Code);
        Assert.NotEmpty((await visitor.Start()).Id);
    }

    private static async Task<HttpStatusCode> Logout(TestVisitor visitor)
    {
        using var answer = await visitor.Post("logout", new WireNothing());
        return answer.StatusCode;
    }

    private static Task Ended(HubConnection hub)
    {
        var ended = new TaskCompletionSource();
        hub.Closed += _ =>
        {
            ended.TrySetResult();
            return Task.CompletedTask;
        };
        return ended.Task;
    }
}
