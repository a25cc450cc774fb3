using Microsoft.AspNetCore.SignalR.Client;
using OrleansChat.Wire;

namespace OrleansChat.WebFront.Tests;

[Collection(ChatCollection.Name)]
public sealed class PositionTests(ChatApplication app)
{
    [Fact]
    public async Task Who_comes_back_reads_on_from_where_he_stood()
    {
        await using var visitor = await (await app.Visitor()).Connect();
        await using var operators = await app.Operator();
        var id = (await visitor.Start()).Id;
        var position = (await visitor.Open(id)).Head;
        await operators.Open(id);
        await visitor.Disconnect();
        await operators.Say(id, "one");
        await operators.Say(id, "two");

        await visitor.Connect();
        var missed = await visitor.Open(id, position);
        Assert.Equal(position, missed.After);
        Assert.Equal(["one", "two"], missed.Events.Where(happened => happened.Kind == "message").Select(happened => happened.Text));
        await operators.Say(id, "three");
        Assert.Equal(missed.Head, (await visitor.Pushed.Events()).After);
    }

    [Fact]
    public async Task Nothing_falls_between_reading_and_being_told()
    {
        await using var visitor = await (await app.Visitor()).Connect();
        var id = (await visitor.Start()).Id;
        var writing = Task.Run(async () =>
        {
            for (var n = 0; n < 200; n++) await visitor.Say(id, $"{n}");
        });

        for (var round = 0; round < 20; round++)
        {
            await using var operators = await app.Operator();
            var position = 0;
            var texts = new List<string?>();
            for (var batch = await operators.Open(id); texts.Count < 30; batch = await operators.Pushed.Events())
            {
                if (batch.After > position && position > 0) Assert.Fail($"pushed {batch.After} to one who stands at {position}");
                if (batch.Head <= position) continue;
                texts.AddRange(batch.Events.Where(happened => happened.Seq > position).Select(happened => happened.Text));
                position = batch.Head;
                if (writing.IsCompleted) break;
            }
        }

        await writing;
    }

    [Fact]
    public async Task Who_leaves_is_told_no_more_and_who_opens_twice_is_told_once()
    {
        await using var visitor = await (await app.Visitor()).Connect();
        var id = (await visitor.Start()).Id;
        await visitor.Open(id);
        await visitor.Open(id);
        await visitor.Say(id, "one");
        await visitor.Pushed.Events();
        await visitor.Hub.InvokeAsync("Leave", id);
        await visitor.Say(id, "two");
        var head = (await visitor.Open(id)).Head;
        await visitor.Say(id, "three");

        // News of "two" may have been on its way when he opened again: it ends where he stands already.
        var told = await visitor.Pushed.Events();
        if (told.Head == head) told = await visitor.Pushed.Events();
        Assert.Equal(head, told.After);
        Assert.Equal(0, visitor.Pushed.Waiting);
    }

    [Fact]
    public async Task A_position_of_a_future_that_never_was_is_answered_with_the_head()
    {
        await using var visitor = await (await app.Visitor()).Connect();
        var id = (await visitor.Start()).Id;
        var batch = await visitor.Open(id, 1_000_000);
        Assert.Equal(1, batch.Head);
    }
}
