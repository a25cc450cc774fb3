using System.Net.Http.Json;
using Microsoft.AspNetCore.SignalR.Client;
using OrleansChat.Conversations;
using OrleansChat.Visitors;
using OrleansChat.Wire;

namespace OrleansChat.WebFront.Tests;

/// <summary>Who the visitor says he is, from his browser to the operators' lists.</summary>
[Collection(ChatCollection.Name)]
public sealed class ContactTests(ChatApplication app)
{
    [Fact] // S85, S88, D3
    public async Task Saved_details_are_a_claim_that_operators_see_at_once_and_later_messages_carry()
    {
        await using var person = await app.Operator();
        await person.WatchInbox();
        await using var visitor = await (await app.Visitor()).Connect();
        var id = (await visitor.Start()).Id;
        await visitor.Say(id, "who am I?");
        await person.Pushed.Inbox(rows => Row(rows, id)?.Identity is { Grade: "anonymous", Name: null, Email: null });

        Assert.Equal(new("claimed", "Ada Lovelace", "ada@example.com"), await Save(visitor, new(" Ada \u202eLovelace\n", " ada@example.com ")));

        var rows = await person.Pushed.Inbox(rows => Row(rows, id)?.Identity.Grade == "claimed");
        Assert.Equal((new WireIdentity("claimed", "Ada Lovelace", "ada@example.com"), "Ada Lovelace"), (Row(rows, id)!.Identity, Row(rows, id)!.Visitor.Name));
        await visitor.Say(id, "now you know");
        var events = (await person.Open(id)).Events.Where(logged => logged.Kind == "message").ToList();
        Assert.Equal([null, "Ada Lovelace"], events.Select(logged => logged.Author.Name));
    }

    [Theory, InlineData(true), InlineData(false)] // D9
    public async Task What_is_saved_in_one_tab_is_the_name_in_every_other(bool bySocket)
    {
        await using var visitor = await (await app.Visitor()).Connect();
        var other = visitor.Hub;
        var id = (await visitor.Start()).Id;
        await visitor.Connect();
        if (bySocket) await Save(visitor, new("Ada", null));
        else await Post(visitor, new("Ada", null));
        await other.InvokeAsync<WirePosted>("Post", id, new[] { new WirePost(WireClient.NewId(), "from the other tab") });
        Assert.Equal("Ada", (await visitor.Open(id)).Events[^1].Author.Name);
        var second = await other.InvokeAsync<WireStarted>("Start", new WireStart(WireClient.NewId(), "support"));
        await other.InvokeAsync<WirePosted>("Post", second.Id, new[] { new WirePost(WireClient.NewId(), "and in another conversation") });
        Assert.Equal("Ada", (await visitor.Open(second.Id)).Events[^1].Author.Name);
    }

    [Fact] // D9
    public async Task What_was_saved_through_another_front_reaches_the_connections_of_this_one()
    {
        await using var visitor = await (await app.Visitor()).Connect();
        var id = (await visitor.Start()).Id;
        var session = visitor.Session.VisitorId;
        Assert.Null((await app.Grains.GetGrain<IVisitorSessionGrain>(session).SaveContact(Actor.Visitor(session, null), new("Ada", null))).Refusal);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        for (string? name = null; name != "Ada";)
        {
            patience.Token.ThrowIfCancellationRequested();
            var said = (await visitor.Say(id, "who am I?")).Accepted[0].Seq;
            name = (await visitor.Open(id, said - 1)).Events.Single(logged => logged.Seq == said).Author.Name;
        }
    }

    [Fact] // D2
    public async Task The_answer_is_the_same_whoever_has_the_address()
    {
        await using var known = await (await app.Visitor()).Connect();
        await using var other = await (await app.Visitor()).Connect();
        var id = (await known.Start()).Id;
        await Save(known, new("Ada", "shared@example.com"));
        Assert.Equal(await Save(known, new("X", "new@example.com")) with { Email = "" }, await Save(other, new("X", "shared@example.com")) with { Email = "" });
        Assert.Empty((await other.Hub.InvokeAsync<WireConversations>("List", null, 20)).Conversations);
        Assert.Equal("not_found", await WireClient.Code(() => other.Open(id)));
    }

    [Fact] // V8
    public async Task A_visitor_who_would_not_say_is_known_to_have_been_asked_and_may_say_so_later_and_take_it_back()
    {
        await using var visitor = await app.Visitor();
        Assert.False(visitor.Session.Asked);
        Assert.Equal("anonymous", (await Post(visitor, new(Declined: true))).Grade);
        Assert.Equal((true, "anonymous"), await Again(visitor, null));
        Assert.Equal(new("claimed", null, "a@b.example"), await Post(visitor, new(null, "a@b.example")));
        Assert.Equal((true, "claimed"), await Again(visitor, null));
        Assert.Equal(new("anonymous", null, null), await Post(visitor, new()));
    }

    [Fact] // S91, S93
    public async Task What_the_host_page_says_is_a_claim_and_what_the_visitor_corrects_stays()
    {
        await using var visitor = await app.Visitor();
        var told = new WireUserDetails("ada@example.com", null, "Ada", "Lovelace");
        Assert.Equal(new("claimed", "Ada Lovelace", "ada@example.com"), (await Open(visitor, told)).Identity);
        await Post(visitor, new("Countess", "countess@example.com"));
        Assert.Equal("Countess", (await Open(visitor, told)).Identity.Name);
        Assert.Equal("grace@example.com", (await Open(visitor, told with { Email = "grace@example.com" })).Identity.Email);
    }

    [Theory, InlineData(""), InlineData("null"), InlineData("e30.e30.c2ln")] // D4
    public async Task A_proof_that_cannot_be_checked_takes_nothing_and_the_chat_opens(string token)
    {
        await using var visitor = await app.Visitor();
        var answer = await Open(visitor, new("victim@example.com", token, "V"));
        Assert.Equal(("token_invalid", "anonymous", null), (answer.Problem!.Code, answer.Identity.Grade, answer.Identity.Email));
        Assert.Equal(visitor.Session.VisitorId, answer.VisitorId);
        Assert.Equal("email_invalid", (await Open(visitor, new("no address"))).Problem!.Code);
    }

    [Theory, InlineData("o'neil+tag@mail.example.co.uk"), InlineData("a@xn--bcher-kva.example"), InlineData("1!#$%&'*/=?^_`{|}~-@b.example")]
    public async Task Ordinary_addresses_of_every_kind_are_taken(string address)
    {
        await using var visitor = await app.Visitor();
        Assert.Equal(address, (await Post(visitor, new(null, address))).Email);
    }

    private static WireInboxRow? Row(WireInboxRows rows, string id) => rows.Rows.FirstOrDefault(row => row.Id == id);

    private static Task<WireIdentity> Save(TestVisitor visitor, WireContact contact) => visitor.Hub.InvokeAsync<WireIdentity>("SaveContact", contact);

    private static Task<WireIdentity> Post(TestVisitor visitor, WireContact contact) => visitor.Post("contact", contact).Payload<WireIdentity>();

    private static async Task<(bool Asked, string Grade)> Again(TestVisitor visitor, WireUserDetails? told) =>
        await (visitor.Post("session", new WireSessionRequest(visitor.Session.Session, told)).Payload<WireSession>()) is var session
            ? (session.Asked, session.Identity.Grade)
            : default;

    private Task<WireSession> Open(TestVisitor visitor, WireUserDetails told) => app.Http
        .PostAsJsonAsync($"/chat/{app.Hash}/session", new WireSessionRequest(visitor.Session.Session, told), WireClient.Json).Payload<WireSession>();
}
