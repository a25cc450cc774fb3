using System.Diagnostics;
using System.Net;
using OrleansChat.Wire;

namespace OrleansChat.WebFront.Tests;

[Collection(ChatCollection.Name)]
public sealed class StatelessTests(ChatApplication app)
{
    [Fact]
    public async Task Everything_of_a_visitors_works_without_a_socket()
    {
        await using var visitor = await app.Visitor();
        var start = new WireStart(WireClient.NewId(), "sales", "en", "https://shop.example/");
        var id = (await visitor.Post("conversations", start).Payload<WireStarted>()).Id;
        Assert.Equal(id, (await visitor.Post("conversations", start).Payload<WireStarted>()).Id);

        var post = new WirePost(WireClient.NewId(), "hello");
        var posted = await visitor.Post($"conversations/{id}/messages", post).Payload<WireReceipt>();
        Assert.Equal(posted, await visitor.Post($"conversations/{id}/messages", post with { Retry = true }).Payload<WireReceipt>());
        Assert.Equal(2, (await visitor.Get($"conversations/{id}/events?since=0").Payload<WireBatch>()).Events.Length);
        Assert.Equal("started", (await visitor.Get($"conversations/{id}/events?before=2&limit=5").Payload<WirePage>()).Events.Single().Kind);

        using (var read = await visitor.Post($"conversations/{id}/read", new WireRead(2))) Assert.Equal(HttpStatusCode.Accepted, read.StatusCode);
        Assert.Equal("closed", (await visitor.Post($"conversations/{id}/close", new WireNothing()).Payload<WireChanged>()).Status);
        Assert.Equal("open", (await visitor.Post($"conversations/{id}/reopen", new WireNothing()).Payload<WireChanged>()).Status);
        Assert.Equal(id, Assert.Single((await visitor.Get("conversations").Payload<WireConversations>()).Conversations).Id);
    }

    [Fact]
    public async Task A_waiting_request_is_answered_when_something_comes()
    {
        await using var visitor = await app.Visitor();
        await using var operators = await app.Operator();
        var id = (await visitor.Post("conversations", new WireStart(WireClient.NewId(), "support")).Payload<WireStarted>()).Id;
        await operators.Open(id);
        var asked = Stopwatch.StartNew();
        var waiting = visitor.Get($"conversations/{id}/events?since=1&wait=25").Payload<WireBatch>();
        await operators.Say(id, "are you there?");
        Assert.Equal("are you there?", (await waiting).Events.Single().Text);
        // Far from the end of the wait, which would have found it too.
        Assert.True(asked.Elapsed < TimeSpan.FromSeconds(20), $"{asked.Elapsed}");
    }

    [Fact]
    public async Task A_wait_for_nothing_ends_with_an_empty_batch()
    {
        await using var visitor = await app.Visitor();
        var id = (await visitor.Post("conversations", new WireStart(WireClient.NewId(), "support")).Payload<WireStarted>()).Id;
        var batch = await visitor.Get($"conversations/{id}/events?since=1&wait=1").Payload<WireBatch>();
        Assert.Equal((1, 1, 0), (batch.After, batch.Head, batch.Events.Length));
    }

    [Fact]
    public async Task A_second_wait_of_the_same_session_ends_the_first()
    {
        await using var visitor = await app.Visitor();
        var id = (await visitor.Post("conversations", new WireStart(WireClient.NewId(), "support")).Payload<WireStarted>()).Id;
        var first = visitor.Get($"conversations/{id}/events?since=1&wait=25").Payload<WireBatch>();
        var second = visitor.Get($"conversations/{id}/events?since=1&wait=25").Payload<WireBatch>();
        var ended = await Task.WhenAny(first, second).WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Empty((await ended).Events);
        await visitor.Post($"conversations/{id}/messages", new WirePost(WireClient.NewId(), "on")).Payload<WireReceipt>();
        Assert.Single((await (ended == first ? second : first)).Events);
    }
}
