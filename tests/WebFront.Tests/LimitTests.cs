using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.SignalR.Client;
using OrleansChat.Wire;

namespace OrleansChat.WebFront.Tests;

public sealed class LimitTests(LimitedApplication app) : IClassFixture<LimitedApplication>
{
    [Fact]
    public async Task Posts_are_taken_as_far_as_the_limit_reaches_and_the_rest_is_told_when_to_come_again()
    {
        await using var visitor = await (await app.Visitor()).Connect();
        var id = (await visitor.Start()).Id;
        await visitor.Say(id, [.. Enumerable.Range(0, 15).Select(n => new WirePost(WireClient.NewId(), $"{n}"))]);
        var posted = await visitor.Say(id, [.. Enumerable.Range(15, 20).Select(n => new WirePost(WireClient.NewId(), $"{n}"))]);
        Assert.InRange(posted.Accepted.Length, 5, 10);
        Assert.Equal(("too_many", 1), (posted.Problem!.Code, posted.Problem.RetryAfter));
        Assert.Equal(16 + posted.Accepted.Length, (await visitor.Open(id)).Head);
    }

    [Fact]
    public async Task Starts_are_limited_on_a_connection_and_without_one()
    {
        await using var visitor = await (await app.Visitor()).Connect();
        for (var n = 0; n < 5; n++) await visitor.Start();
        Assert.Equal("too_many", await WireClient.Code(() => visitor.Start()));
        for (var n = 0; n < 5; n++) await visitor.Post("conversations", new WireStart(WireClient.NewId(), "sales")).Payload<WireStarted>();
        using var response = await visitor.Post("conversations", new WireStart(WireClient.NewId(), "sales"));
        Assert.Equal("too_many", (await WireClient.ProblemOf(response)).Code);
        Assert.Equal(TimeSpan.FromSeconds(6), response.Headers.RetryAfter!.Delta);
    }

    [Fact] // S85
    public async Task Saving_details_is_limited()
    {
        await using var visitor = await (await app.Visitor()).Connect();
        for (var n = 0; n < 5; n++) await visitor.Hub.InvokeAsync<WireIdentity>("SaveContact", new WireContact($"Ada {n}"));
        Assert.Equal("too_many", await WireClient.Code(() => visitor.Hub.InvokeAsync<WireIdentity>("SaveContact", new WireContact("Eve"))));
    }

    [Fact]
    public async Task Sessions_are_limited_by_network_address()
    {
        HttpStatusCode status;
        var made = 0;
        do
        {
            using var response = await app.Http.PostAsJsonAsync($"/chat/{app.Hash}/session", new WireSessionRequest(), WireClient.Json);
            status = response.StatusCode;
            made++;
        }
        while (status == HttpStatusCode.OK && made <= 31);
        Assert.Equal(HttpStatusCode.TooManyRequests, status);
    }

    [Fact]
    public async Task A_name_is_locked_after_five_wrong_passwords_even_for_the_right_one()
    {
        var codes = new List<string>();
        for (var n = 0; n < 6; n++) codes.Add(await SignIn("somebody", $"wrong {n}"));
        Assert.Equal(["unauthenticated", "locked_out"], codes.Distinct());
        Assert.Equal("locked_out", codes[^1]);
    }

    private async Task<string> SignIn(string name, string password)
    {
        using var form = new FormUrlEncodedContent([new("name", name), new("password", password)]);
        using var response = await app.Http.PostAsync("/console/sign-in", form);
        return (await WireClient.ProblemOf(response)).Code;
    }
}
