using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using Microsoft.AspNetCore.SignalR.Client;
using OrleansChat.Wire;

namespace OrleansChat.WebFront.Tests;

/// <summary>Limits fill again by time, so what is taken before a refusal is held to the time that it took.</summary>
public sealed class LimitTests(LimitedApplication app) : IClassFixture<LimitedApplication>
{
    private readonly Stopwatch _watch = Stopwatch.StartNew();

    [Fact]
    public async Task Posts_are_taken_as_far_as_the_limit_reaches_and_the_rest_is_told_when_to_come_again()
    {
        await using var visitor = await (await app.Visitor()).Connect();
        var id = (await visitor.Start()).Id;
        var accepted = 0;
        _watch.Restart();
        WirePosted posted;
        do
        {
            posted = await visitor.Say(id, [.. Enumerable.Range(accepted, 20).Select(n => new WirePost(WireClient.NewId(), $"{n}"))]);
            accepted += posted.Accepted.Length;
        }
        while (posted.Problem is null);
        IsLimit(accepted, burst: 20, perSecond: 5);
        Assert.Equal(("too_many", 1), (posted.Problem.Code, posted.Problem.RetryAfter));
        Assert.Equal(1 + accepted, (await visitor.Open(id)).Head);
    }

    [Fact]
    public async Task Starts_are_limited_on_a_connection_and_without_one()
    {
        await using var visitor = await (await app.Visitor()).Connect();
        _watch.Restart();
        IsLimit(await Granted(() => visitor.Start()), burst: 5, perSecond: 10 / 60.0);

        _watch.Restart();
        var granted = 0;
        while (true)
        {
            using var response = await visitor.Post("conversations", new WireStart(WireClient.NewId(), "sales"));
            if (response.IsSuccessStatusCode && ++granted > 0) continue;
            Assert.Equal("too_many", (await WireClient.ProblemOf(response)).Code);
            Assert.Equal(TimeSpan.FromSeconds(6), response.Headers.RetryAfter!.Delta);
            break;
        }

        IsLimit(granted, burst: 5, perSecond: 10 / 60.0);
    }

    [Fact] // S85
    public async Task Saving_details_is_limited()
    {
        await using var visitor = await (await app.Visitor()).Connect();
        _watch.Restart();
        IsLimit(await Granted(() => visitor.Hub.InvokeAsync<WireIdentity>("SaveContact", new WireContact("Ada"))), burst: 5, perSecond: 0.1);
    }

    [Fact]
    public async Task Sessions_are_limited_by_network_address()
    {
        // From an address of its own: the other tests' visitors need sessions too.
        using var elsewhere = From(IPAddress.Parse("127.0.0.9"));
        HttpStatusCode status;
        var made = 0;
        do
        {
            using var response = await elsewhere.PostAsJsonAsync($"/chat/{app.Hash}/session", new WireSessionRequest(), WireClient.Json);
            status = response.StatusCode;
            made++;
        }
        while (status == HttpStatusCode.OK && made <= 31);
        Assert.Equal((HttpStatusCode.TooManyRequests, 31), (status, made));
    }

    [Fact]
    public async Task A_name_is_locked_after_five_wrong_passwords_even_for_the_right_one()
    {
        var codes = new List<string>();
        for (var n = 0; n < 6; n++) codes.Add(await SignIn("somebody", $"wrong {n}"));
        Assert.Equal(["unauthenticated", "locked_out"], codes.Distinct());
        Assert.Equal("locked_out", codes[^1]);
    }

    private static async Task<int> Granted(Func<Task> call)
    {
        for (var granted = 0; ; granted++)
        {
            var refused = await Record.ExceptionAsync(call);
            if (refused is null) continue;
            Assert.Equal("too_many", WireClient.ProblemOf(Assert.IsType<Microsoft.AspNetCore.SignalR.HubException>(refused)).Code);
            return granted;
        }
    }

    private void IsLimit(int granted, int burst, double perSecond) => Assert.InRange(granted, burst, burst + (_watch.Elapsed.TotalSeconds * perSecond));

    private HttpClient From(IPAddress address)
    {
        var handler = new SocketsHttpHandler
        {
            ConnectCallback = async (context, cancel) =>
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                socket.Bind(new IPEndPoint(address, 0));
                await socket.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port, cancel);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
        return new(handler) { BaseAddress = app.Url };
    }

    private async Task<string> SignIn(string name, string password)
    {
        using var form = new FormUrlEncodedContent([new("name", name), new("password", password)]);
        using var response = await app.Http.PostAsync("/console/sign-in", form);
        return (await WireClient.ProblemOf(response)).Code;
    }
}
