using System.Net;
using System.Net.WebSockets;
using Microsoft.AspNetCore.SignalR.Client;
using OrleansChat.Wire;

namespace OrleansChat.WebFront.Tests;

[Collection(ChatCollection.Name)]
public sealed class OperatorTests(ChatApplication app)
{
    [Fact]
    public async Task An_operator_sees_the_conversations_of_his_departments_and_no_other()
    {
        app.Hire("seller", "sales");
        await using var seller = await TestOperator.SignIn(app, "seller", ChatApplication.Password, messagePack: false);
        await using var visitor = await (await app.Visitor()).Connect();
        var (theirs, his) = ((await visitor.Start("support")).Id, (await visitor.Start("sales")).Id);

        foreach (var call in new Func<Task>[]
        {
            () => seller.Open(theirs),
            () => seller.Hub.InvokeAsync("Before", theirs, 5, 10),
            () => seller.Hub.InvokeAsync("Read", theirs, 1),
            () => seller.Hub.InvokeAsync("Typing", theirs),
            () => seller.Hub.InvokeAsync("Close", theirs),
            () => seller.Hub.InvokeAsync("Reopen", theirs),
            () => seller.Hub.InvokeAsync("Assign", theirs, null),
            () => seller.Hub.InvokeAsync("WatchInbox", "support"),
        }) Assert.Equal("not_found", await WireClient.Code(call));
        Assert.Equal("not_found", (await seller.Say(theirs, "hello")).Problem!.Code);
        Assert.Equal(1, (await visitor.Open(theirs)).Head);

        await seller.WatchInbox();
        await visitor.Say(theirs, "for support");
        await visitor.Say(his, "for sales");
        await seller.Pushed.Inbox(rows =>
        {
            Assert.DoesNotContain(rows.Rows, row => row.DepartmentId != "sales");
            return rows.Rows.Any(row => row.Id == his && row.Preview == "for sales");
        });
        await using var administrator = await app.Operator();
        Assert.Equal("not_found", await WireClient.Code(() => administrator.Hub.InvokeAsync("Assign", theirs, "seller")));
        Assert.Equal("open", (await administrator.Hub.InvokeAsync<WireChanged>("Assign", his, "seller")).Status);
    }

    [Fact]
    public async Task Who_must_change_his_password_first_reaches_nothing_else()
    {
        app.Hire("newcomer", "sales", mustChange: true);
        Assert.Equal(HttpStatusCode.Forbidden, await Connect(await TestOperator.CookieFor(app, "newcomer", ChatApplication.Password)));
    }

    [Fact]
    public async Task A_sign_in_that_was_ended_opens_no_socket()
    {
        app.Hire("leaver", "sales");
        var cookie = await TestOperator.CookieFor(app, "leaver", ChatApplication.Password);
        app.Execute("UPDATE operator SET operator_epoch = operator_epoch + 1 WHERE id = 'leaver'");
        Assert.Equal(HttpStatusCode.Unauthorized, await Connect(cookie));
    }

    [Fact] // R24; the row is changed as another front would have it changed
    public async Task A_sign_in_that_is_ended_elsewhere_loses_its_socket_and_the_others_keep_theirs()
    {
        app.Hire("guest", "sales");
        app.Hire("regular", "sales");
        await using var guest = await TestOperator.SignIn(app, "guest", ChatApplication.Password, messagePack: false);
        await using var regular = await TestOperator.SignIn(app, "regular", ChatApplication.Password, messagePack: false);
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        guest.Hub.Closed += _ =>
        {
            ended.TrySetResult();
            return Task.CompletedTask;
        };
        app.Execute("UPDATE operator SET operator_epoch = operator_epoch + 1 WHERE id = 'guest'");
        await ended.Task.WaitAsync(TimeSpan.FromSeconds(60));
        Assert.Equal(HttpStatusCode.Unauthorized, await Connect(guest.Cookie));
        Assert.Equal(HubConnectionState.Connected, regular.Hub.State);
    }

    [Fact]
    public async Task A_wrong_password_leads_a_page_back_to_its_form_and_a_right_one_to_the_console()
    {
        Assert.Equal("/console/sign-in?error=unauthenticated", await Submit("name=admin2&password=wrong"));
        Assert.Equal("/console/sign-in?error=malformed", await Submit("name=&password=x"));
        Assert.Equal("/console", await Submit($"name=admin&password={Uri.EscapeDataString(ChatApplication.Password)}"));
        Assert.Equal("/console/inbox", await Submit($"name=admin&returnUrl=/console/inbox&password={Uri.EscapeDataString(ChatApplication.Password)}"));
        Assert.Equal("/console", await Submit($"name=admin&returnUrl=//evil.example&password={Uri.EscapeDataString(ChatApplication.Password)}"));
    }

    private async Task<string?> Submit(string form)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/console/sign-in");
        request.Content = new StringContent(form, new System.Net.Http.Headers.MediaTypeHeaderValue("application/x-www-form-urlencoded"));
        request.Headers.Add("Accept", "text/html");
        request.Headers.Add("Origin", app.Url.GetLeftPart(UriPartial.Authority));
        using var response = await app.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        return response.Headers.Location?.ToString();
    }

    private async Task<HttpStatusCode> Connect(string cookie)
    {
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.SetRequestHeader("Cookie", cookie);
        socket.Options.SetRequestHeader("Origin", app.Url.GetLeftPart(UriPartial.Authority));
        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(new UriBuilder(app.Url) { Scheme = "ws", Path = "/hubs/operator" }.Uri, default));
        return socket.HttpStatusCode;
    }

    // Operators are made by the console's settings; until then they are rows, with the administrator's password.
}
