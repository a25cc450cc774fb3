using Microsoft.AspNetCore.SignalR.Client;
using OrleansChat.Wire;

namespace OrleansChat.WebFront.Tests;

[Collection(ChatCollection.Name)]
public sealed class ConversationTests(ChatApplication app)
{
    [Theory, InlineData(false, false), InlineData(true, false), InlineData(false, true)]
    public async Task A_visitor_and_an_operator_talk_and_each_sees_the_other_at_once(bool visitorPacks, bool operatorPacks)
    {
        await using var visitor = await (await app.Visitor()).Connect(visitorPacks);
        await using var operators = await app.Operator(operatorPacks);
        var id = (await visitor.Start()).Id;
        await visitor.Open(id);
        var seen = await operators.Open(id);

        await visitor.Say(id, "My order is *late*");
        var asked = await operators.Pushed.Events();
        Assert.Equal(seen.Head, asked.After);
        Assert.Equal("My order is *late*", Assert.Single(asked.Events).Text);
        await visitor.Pushed.Events();

        await operators.Say(id, "On it");
        var answered = await visitor.Pushed.Events();
        var answer = Assert.Single(answered.Events);
        Assert.Equal(("message", "operator", "On it"), (answer.Kind, answer.Author.Kind, answer.Text));
        Assert.Null(answer.Author.Id);
        Assert.Equal(answered.After + 2, answered.Head);
        Assert.Contains((await operators.Pushed.Events()).Events, happened => happened.Kind == "assigned");
    }

    [Fact] // S73
    public async Task The_opening_message_is_the_first_event_in_the_wording_shown()
    {
        await using var visitor = await (await app.Visitor()).Connect();
        var id = (await visitor.Start("support")).Id;
        var first = (await visitor.Open(id)).Events[0];
        Assert.Equal(("started", 1), (first.Kind, first.Seq));
        Assert.Contains("Tell us what happened", first.Text, StringComparison.Ordinal);
    }

    [Fact] // D6, S104
    public async Task Closing_is_told_undone_and_reopened_by_a_new_message()
    {
        await using var visitor = await (await app.Visitor()).Connect();
        await using var operators = await app.Operator();
        var id = (await visitor.Start()).Id;
        await visitor.Say(id, "hello");
        await operators.Open(id);

        Assert.Equal("closed", (await visitor.Hub.InvokeAsync<WireChanged>("Close", id)).Status);
        Assert.Equal("closed", Assert.Single((await operators.Pushed.Events()).Events).Kind);
        Assert.Equal("open", (await visitor.Hub.InvokeAsync<WireChanged>("Reopen", id)).Status);
        await operators.Pushed.Events();

        Assert.Equal("closed", (await operators.Hub.InvokeAsync<WireChanged>("Close", id)).Status);
        await operators.Pushed.Events();
        await visitor.Say(id, "one more thing");
        Assert.Equal(["reopened", "message"], (await operators.Pushed.Events()).Events.Select(happened => happened.Kind));
    }

    [Fact] // S71
    public async Task Reading_moves_the_marks_of_the_other_side_and_the_unread_count()
    {
        await using var visitor = await (await app.Visitor()).Connect();
        await using var operators = await app.Operator();
        var id = (await visitor.Start()).Id;
        await visitor.Say(id, "hello");
        await operators.Open(id);
        await operators.Say(id, "hi");
        Assert.Equal(1, (await visitor.Pushed.Session(list => list.Unread == 1)).Conversations.Single().Unread);

        var head = (await visitor.Open(id)).Head;
        await visitor.Hub.SendAsync("Read", id, head);
        Assert.Equal(head, (await operators.Pushed.Seen(mark => mark.Seen.Visitor == head)).Seen.Visitor);
        await visitor.Pushed.Session(list => list.Unread == 0);
    }

    [Fact]
    public async Task Typing_is_told_to_the_other_side_and_never_to_oneself()
    {
        await using var visitor = await (await app.Visitor()).Connect();
        await using var operators = await app.Operator();
        var id = (await visitor.Start()).Id;
        await visitor.Open(id);
        await operators.Open(id);

        await visitor.Hub.SendAsync("Typing", id);
        Assert.Equal("visitor", (await operators.Pushed.Typing()).Author.Kind);
        await operators.Hub.SendAsync("Typing", id);
        Assert.Equal("operator", (await visitor.Pushed.Typing()).Author.Kind);
        Assert.False(visitor.Pushed.HasTyping || operators.Pushed.HasTyping);
    }

    [Fact] // S2, S70
    public async Task The_history_is_there_after_coming_back_page_by_page()
    {
        await using var visitor = await (await app.Visitor()).Connect();
        var id = (await visitor.Start()).Id;
        for (var at = 0; at < 7; at++) await visitor.Say(id, [.. Enumerable.Range(20 * at, 20).Select(n => new WirePost(WireClient.NewId(), $"{n}"))]);
        await visitor.Disconnect();

        await visitor.Connect();
        var listed = (await visitor.Hub.InvokeAsync<WireConversations>("List", null, 20)).Conversations.Single();
        Assert.Equal((id, "139", 141), (listed.Id, listed.Preview, listed.Head));
        var newest = await visitor.Open(id);
        Assert.True(newest.After > 0);
        var texts = newest.Events.Select(happened => happened.Text).ToList();
        for (var more = true; more;)
        {
            var page = await visitor.Hub.InvokeAsync<WirePage>("Before", id, 142 - texts.Count, 30);
            texts.InsertRange(0, page.Events.Select(happened => happened.Text));
            more = page.More;
        }

        Assert.Equal(Enumerable.Range(0, 140).Select(n => $"{n}"), texts.Skip(1));
    }

    [Fact]
    public async Task A_repeated_start_and_a_repeated_post_answer_what_the_first_came_to()
    {
        await using var visitor = await (await app.Visitor()).Connect();
        var clientId = WireClient.NewId();
        var starts = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => visitor.Start(clientId: clientId)));
        var id = Assert.Single(starts.Select(start => start.Id).Distinct());

        var post = new WirePost(WireClient.NewId(), "once", Retry: true);
        var posts = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => visitor.Say(id, post)));
        Assert.Single(posts.Select(posted => posted.Accepted.Single().Seq).Distinct());
        Assert.Single((await visitor.Open(id)).Events, happened => happened.Kind == "message");
    }

    [Fact]
    public async Task Two_operators_see_the_same_and_an_assignment_is_told_to_both()
    {
        await using var visitor = await (await app.Visitor()).Connect();
        await using var one = await app.Operator();
        await using var two = await app.Operator(messagePack: true);
        var id = (await visitor.Start()).Id;
        await one.WatchInbox();
        await one.Open(id);
        await two.Open(id);
        await visitor.Say(id, "hello");
        Assert.Equal((await one.Pushed.Events()).Head, (await two.Pushed.Events()).Head);

        await two.Say(id, "hi");
        foreach (var person in new[] { one, two }) Assert.Contains((await person.Pushed.Events()).Events, happened => happened.Kind == "assigned");
        var row = (await one.Pushed.Inbox(rows => rows.Rows.Any(row => row.Id == id && row.Assignee is not null))).Rows.First(row => row.Id == id);
        Assert.Equal(("support", "open", "hi"), (row.DepartmentId, row.Status, row.Preview));

        Assert.Equal("open", (await one.Hub.InvokeAsync<WireChanged>("Assign", id, null)).Status);
        Assert.Null(Assert.Single((await two.Pushed.Events()).Events).Assignee);
    }
}
