using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using OrleansChat.Wire;

namespace OrleansChat.WebFront.Tests;

/// <summary>One visitor with two conversations, and a stranger's: what bad input must leave as it is.</summary>
public sealed class BadInputWorld : IAsyncLifetime
{
    public ChatApplication App { get; } = new();

    public TestVisitor Me { get; private set; } = null!;

    public TestVisitor Packing { get; private set; } = null!;

    public TestOperator Operator { get; private set; } = null!;

    public IReadOnlyDictionary<string, string> Ids { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        await App.InitializeAsync();
        Me = await (await App.Visitor()).Connect();
        Packing = await (await App.Visitor()).Connect(messagePack: true);
        Operator = await App.Operator();
        var spent = WireClient.NewId();
        var (mine, closed, foreign) = ((await Me.Start()).Id, (await Me.Start()).Id, (await Packing.Start()).Id);
        await Me.Say(mine, new WirePost(spent, "once"));
        await Operator.Hub.InvokeAsync<WireChanged>("Close", closed);
        Ids = new Dictionary<string, string> { ["hash"] = App.Hash, ["mine"] = mine, ["closed"] = closed, ["foreign"] = foreign, ["spent"] = spent };
        await MakeFiles(mine);
    }

    // One that is not whole, one that no message has, one that a message has, and a stranger's.
    private async Task MakeFiles(string mine)
    {
        var client = WireClient.NewId();
        var file = await Me.Reserve("a.txt", 5, client);
        await Me.Put(file.Id, 0, "ab"u8.ToArray()).Payload<WireAppended>();
        var posted = (await Me.SendUp("c.txt", "abc"u8.ToArray())).Id;
        await Me.Say(mine, new WirePost(WireClient.NewId(), "", Attachments: [posted]));
        Ids = new Dictionary<string, string>(Ids)
        {
            ["file"] = file.Id,
            ["fileClient"] = client,
            ["posted"] = posted,
            ["ready"] = (await Me.SendUp("b.txt", "abc"u8.ToArray())).Id,
            ["theirs"] = (await Packing.SendUp("d.txt", "abc"u8.ToArray())).Id,
        };
    }

    public async Task DisposeAsync()
    {
        await Me.DisposeAsync();
        await Packing.DisposeAsync();
        await Operator.DisposeAsync();
        await App.DisposeAsync();
    }

    public string Fill(string text)
    {
        foreach (var (name, id) in Ids) text = text.Replace($"{{{name}}}", id, StringComparison.Ordinal);
        while (text.Contains("{new}", StringComparison.Ordinal))
        {
            var at = text.IndexOf("{new}", StringComparison.Ordinal);
            text = string.Concat(text.AsSpan(0, at), WireClient.NewId(), text.AsSpan(at + 5));
        }

        return text;
    }

    /// <summary>Everything that must not change: the logs, the cursors, the lists.</summary>
    public async Task<string> Everything()
    {
        var parts = new List<object>();
        foreach (var id in new[] { "mine", "closed", "foreign" }) parts.Add(await Operator.Open(Ids[id]));
        parts.Add(await Me.Reserve("a.txt", 5, Ids["fileClient"]));
        using (var ready = await Me.Get($"attachments/{Ids["ready"]}")) parts.Add(await ready.Content.ReadAsStringAsync());
        foreach (var visitor in new[] { Me, Packing }) parts.Add(await visitor.Get("conversations").Payload<WireConversations>());
        return JsonSerializer.Serialize(parts, WireClient.Json);
    }
}

public sealed class BadInputTests(BadInputWorld world) : IClassFixture<BadInputWorld>
{
    public static TheoryData<string> Requests => Names(BadInputTable.Requests.Select(request => $"{request.What} ({request.Who})"));

    public static TheoryData<string> VisitorCalls => Names(BadInputTable.VisitorCalls.Select(call => call.What));

    public static TheoryData<string> OperatorCalls => Names(BadInputTable.OperatorCalls.Select(call => call.What));

    [Theory, MemberData(nameof(Requests))]
    public async Task A_bad_request_gets_its_code_and_changes_nothing(string what)
    {
        var bad = BadInputTable.Requests.Single(request => $"{request.What} ({request.Who})" == what);
        var before = await world.Everything();
        using var request = new HttpRequestMessage(new(bad.Method), world.Fill(bad.Path));
        if (Bearer(bad.Who) is { } bearer) request.Headers.TryAddWithoutValidation("Authorization", bearer);
        if (bad.Body is not null)
        {
            request.Content = new StringContent(world.Fill(bad.Body), Encoding.UTF8);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue(bad.Type);
        }

        using var response = await world.App.Http.SendAsync(request);
        var problem = await WireClient.ProblemOf(response);
        Assert.Equal((bad.Status, bad.Code), (problem.Status, problem.Code));
        Assert.Equal(before, await world.Everything());
    }

    [Theory, MemberData(nameof(VisitorCalls))]
    public Task A_visitors_bad_call_gets_its_code_and_changes_nothing(string what) =>
        Check(world.Me.Hub, BadInputTable.VisitorCalls.Single(call => call.What == what));

    [Theory, MemberData(nameof(OperatorCalls))]
    public Task An_operators_bad_call_gets_its_code_and_changes_nothing(string what) =>
        Check(world.Operator.Hub, BadInputTable.OperatorCalls.Single(call => call.What == what));

    [Theory, InlineData("Open"), InlineData("Post"), InlineData("Start"), InlineData("Nothing")]
    public async Task MessagePack_calls_are_refused_with_the_same_codes(string method)
    {
        foreach (var arguments in new object?[][] { [], [5], [new[] { 1 }, 0], [null, null], ["x", "y"] })
        {
            Assert.Equal("malformed", await WireClient.Code(() => world.Packing.Hub.InvokeCoreAsync(method, typeof(object), arguments)));
        }
    }

    [Theory]
    [InlineData("", "text_empty")]
    [InlineData("\u200b", "text_empty")]
    [InlineData("a\0", "text_invalid")]
    public async Task A_list_is_accepted_up_to_the_first_bad_text(string text, string code)
    {
        var id = (await world.Packing.Start()).Id;
        var posted = await world.Packing.Say(id, new(WireClient.NewId(), "one"), new(WireClient.NewId(), text), new(WireClient.NewId(), "three"));
        Assert.Equal((1, code), (posted.Accepted.Length, posted.Problem!.Code));
        Assert.Equal(2, (await world.Packing.Open(id)).Head);
    }

    [Fact]
    public async Task A_frame_over_the_limit_closes_the_connection_and_writes_nothing()
    {
        await using var visitor = await (await world.App.Visitor()).Connect();
        var id = (await visitor.Start()).Id;
        var closed = new TaskCompletionSource();
        visitor.Hub.Closed += _ =>
        {
            closed.SetResult();
            return Task.CompletedTask;
        };
        await Assert.ThrowsAnyAsync<Exception>(() => visitor.Say(id, new string('x', 70_000)));
        await closed.Task.WaitAsync(TimeSpan.FromSeconds(60));
        Assert.Equal(1, (await visitor.Get($"conversations/{id}/events").Payload<WireBatch>()).Head);
    }

    private async Task Check(HubConnection hub, BadCall bad)
    {
        var before = await world.Everything();
        Assert.Equal(bad.Code, await Code(hub, bad.Method, [.. bad.Arguments.Select(Fill)]));
        Assert.Equal(before, await world.Everything());
    }

    // A Post that is well formed is answered with the receipts of a prefix, be it empty, and the problem behind it.
    private static async Task<string> Code(HubConnection hub, string method, object?[] arguments)
    {
        try
        {
            var posted = await hub.InvokeCoreAsync(method, typeof(WirePosted), arguments) as WirePosted;
            Assert.Empty(posted!.Accepted);
            return posted.Problem!.Code;
        }
        catch (HubException refused)
        {
            return WireClient.ProblemOf(refused).Code;
        }
    }

    private object? Fill(object? argument) =>
        argument is null ? null : JsonNode.Parse(world.Fill(JsonSerializer.Serialize(argument, argument.GetType(), WireClient.Json)));

    private string? Bearer(string who) => who switch
    {
        "nobody" => null,
        "garbage" => "Bearer garbage",
        "wrong-secret" => $"Bearer {world.Me.Session.VisitorId}.{new string('A', 43)}",
        "two-bearers" => $"Bearer {world.Me.Session.Session}, Bearer {world.Packing.Session.Session}",
        _ => $"Bearer {world.Me.Session.Session}",
    };

    private static TheoryData<string> Names(IEnumerable<string> names) => [.. names];
}
