using Microsoft.Extensions.DependencyInjection;
using OrleansChat.Feed;
using OrleansChat.WebFront.Feed;

namespace OrleansChat.WebFront.Tests;

public sealed class HealingTests(ChatApplication app) : IClassFixture<ChatApplication>
{
    [Fact] // Pokes may be lost: they cost time, never data
    public async Task A_front_that_was_told_nothing_finds_out_and_is_told_again()
    {
        await using var visitor = await (await app.Visitor()).Connect();
        await using var operators = await app.Operator();
        var id = (await visitor.Start()).Id;
        await visitor.Open(id);
        var fronts = app.Services.GetRequiredService<IFronts>();
        var (name, feed) = (app.Services.GetRequiredService<FrontName>().Id, app.Services.GetRequiredService<FrontFeed>());

        fronts.Release(name);
        var head = (await operators.Say(id, "can you hear me?")).Accepted.Single().Seq;
        Assert.Equal(head, (await visitor.Pushed.Head()).Head);
        Assert.Equal("can you hear me?", (await visitor.Open(id, 1)).Events.Last().Text);
        Assert.Equal(0, visitor.Pushed.Waiting);

        fronts.Register(name, feed, until: null);
        await operators.Say(id, "and now?");
        Assert.Equal(head, (await visitor.Pushed.Events()).After);
    }

    [Fact] // Found by the simulation: what one reader's pull finds, the others on the same front may have missed
    public async Task Who_pulls_does_not_hide_from_the_others_what_they_were_not_told()
    {
        await using var visitor = await (await app.Visitor()).Connect();
        await using var operators = await app.Operator();
        var id = (await visitor.Start()).Id;
        await visitor.Open(id);
        var fronts = app.Services.GetRequiredService<IFronts>();
        var (name, feed) = (app.Services.GetRequiredService<FrontName>().Id, app.Services.GetRequiredService<FrontFeed>());

        fronts.Release(name);
        var head = (await operators.Say(id, "can you hear me?")).Accepted.Single().Seq;
        Assert.Equal(head, (await operators.Open(id)).Head);
        Assert.Equal(head, (await visitor.Pushed.Head()).Head);
        fronts.Register(name, feed, until: null);
    }
}
