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

/// <summary>A front that hears nothing at all.</summary>
public sealed class DeafFront : ChatApplication
{
    /// <summary>While it exists no news come in.</summary>
    public string Deaf { get; } = Path.GetTempFileName();

    /// <inheritdoc />
    protected override IEnumerable<string> Settings => [.. base.Settings, $"--Faults:DropPokesWhile={Deaf}"];
}

public sealed class DeafHealingTests(DeafFront app) : IClassFixture<DeafFront>
{
    // Two looks of five seconds are what is promised; the rest is for a machine that has other things to do.
    private static readonly TimeSpan Promised = TimeSpan.FromSeconds(10 + 20);

    [Fact] // R7
    public async Task Conversations_lists_and_inboxes_are_true_after_two_looks_at_most_though_nothing_is_heard()
    {
        await using var visitor = await (await app.Visitor()).Connect();
        await using var operators = await app.Operator();
        await operators.WatchInbox();
        var id = (await visitor.Start()).Id;
        await visitor.Open(id);
        await operators.Say(id, "can you hear me?");

        var head = visitor.Pushed.Head();
        var list = visitor.Pushed.Session(shown => shown.Conversations.Any(row => row.Preview == "can you hear me?"));
        var inbox = operators.Pushed.Inbox(rows => rows.Rows.Any(row => row.Preview == "can you hear me?"));
        await Task.WhenAll(head, list, inbox).WaitAsync(Promised);
        Assert.Equal(0, visitor.Pushed.Waiting);

        File.Delete(app.Deaf);
        await operators.Say(id, "and now?");
        await visitor.Pushed.Events();
    }
}
