using OrleansChat.Conversations;
using OrleansChat.Conversations.Log;
using OrleansChat.Inbox;
using OrleansChat.Storage.Tests.Log;
using OrleansChat.Visitors;

namespace OrleansChat.Storage.Tests.Lists;

/// <summary>Visitors' and operators' lists, unread counts and paging, through the grains' code.</summary>
public abstract class ListContract : IDisposable
{
    private static readonly Actor Ada = Actor.Visitor("session-a", "Ada");
    private static readonly Actor Grace = Actor.Operator("op-1", "Grace", ["sales"]);
    private static readonly Actor Linus = Actor.Operator("op-2", "Linus", ["sales", "support"]);
    private readonly TestDatabase _database;
    private readonly StorageHost _host;
    private readonly HistoryGrain _history;
    private readonly InboxListsGrain _inbox;

    private protected ListContract(TestDatabase database)
    {
        (_database, _host) = (database, new(database));
        _history = new(_host.Get<IConversationReader>());
        _inbox = new(_host.Get<IInboxReader>(), _host.Get<IConversationReader>());
    }

    public void Dispose()
    {
        _host.Dispose();
        _database.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact] // S70, S71
    public async Task A_visitors_list_counts_what_the_team_wrote_since_he_looked()
    {
        var talk = new Talk();
        await _host.Write(talk.Start(), talk.Say("hi"), talk.Answer("one"), talk.Answer("**two**"), talk.Say("me again"), talk.Answer("three"));
        Assert.Equal(3, (await _history.OfVisitor("session-a", null, 20)).Unread);

        await _host.Read(talk, "session-a", AuthorKind.Visitor, 4);

        var list = await _history.OfVisitor("session-a", null, 20);
        var row = Assert.Single(list.Conversations);
        Assert.Equal((1, 1, "three", AuthorKind.Operator), (list.Unread, row.Unread, row.Preview, row.LastAuthor));
        Assert.Empty((await _history.OfVisitor("session-b", null, 20)).Conversations);
    }

    [Fact] // D3
    public async Task Operators_lists_tell_who_the_visitor_is_known_as_by_now()
    {
        var talk = new Talk();
        await _host.Write(talk.Start(), talk.Say("hi"));
        await Known(IdentityGrade.Claimed, "Ada", null);
        await Save(new(IdentityGrade.Claimed, "Ada Lovelace", "ada@example.com"));
        await Known(IdentityGrade.Claimed, "Ada Lovelace", "ada@example.com");
        await Save(VisitorIdentity.Anonymous);
        await Known(IdentityGrade.Anonymous, null, null);

        Task Save(VisitorIdentity identity) => _host.Get<IVisitorIndex>().Save("session-a", identity);

        async Task Known(IdentityGrade grade, string? name, string? email)
        {
            var page = (await _inbox.Page(Grace, new(InboxView.Open, null, null, 10))).Value!;
            foreach (var row in page.Rows.Concat(await _inbox.Rows(Grace, [talk.Id])))
                Assert.Equal((grade, name, email), (row.VisitorGrade, row.VisitorName, row.VisitorEmail));
            Assert.False(page.More);
        }
    }

    [Fact] // D10
    public async Task Sessions_that_were_ended_are_read_in_bulk_and_their_visitors_stay_known()
    {
        var (visitors, reader) = (_host.Get<IVisitorIndex>(), _host.Get<IConversationReader>());
        var ada = new VisitorIdentity(IdentityGrade.Claimed, "Ada", "ada@example.com");
        var talk = new Talk();
        await _host.Write(talk.Start());
        await visitors.Save("session-a", ada);
        Assert.Empty(await reader.SessionEpochs(["session-a", "session-b"]));

        await visitors.End("session-a", ada);
        await visitors.End("session-b", VisitorIdentity.Anonymous);
        await visitors.End("session-b", VisitorIdentity.Anonymous);

        var ended = await reader.SessionEpochs(["session-a", "session-b", "session-c"]);
        Assert.Equal([("session-a", 1L), ("session-b", 2L)], ended.Select(pair => (pair.Key, pair.Value)).Order());
        Assert.Empty(await reader.SessionEpochs([]));
        var row = Assert.Single(await _inbox.Rows(Grace, [talk.Id]));
        Assert.Equal((IdentityGrade.Claimed, "Ada", "ada@example.com"), (row.VisitorGrade, row.VisitorName, row.VisitorEmail));
    }

    [Fact]
    public async Task A_sessions_mark_grows_with_every_change_of_its_list()
    {
        var reader = _host.Get<IConversationReader>();
        Assert.Empty(await reader.SessionMarks(["session-a"]));
        var (talk, other) = (new Talk(), new Talk());
        var marks = new List<long>();
        await Change(() => _host.Write(talk.Start()));
        await Change(() => _host.Write(talk.Answer("hello")));
        await Change(() => _host.Read(talk, "session-a", AuthorKind.Visitor, 2));
        await Change(() => _host.Write(other.Start()));
        await Change(() => _host.Write(talk.Next((Talk.Operator, null, new Closed()))));
        Assert.Equal(marks.Distinct().Order(), marks);

        await _host.Write(new Talk("session-b").Start());
        await _host.Read(talk, "op-1", AuthorKind.Operator, 3);
        Assert.Equal(marks[^1], (await reader.SessionMarks(["session-b", "session-a"]))["session-a"]);

        async Task Change(Func<Task> change)
        {
            await change();
            marks.Add((await reader.SessionMarks(["session-a", "session-of-no-one"])).Single().Value);
        }
    }

    [Fact]
    public async Task Each_operator_has_his_own_unread_and_the_team_has_read_as_far_as_the_furthest()
    {
        var talk = new Talk();
        await _host.Write(talk.Start(), talk.Say("a"), talk.Say("b"), talk.Answer("c"), talk.Say("d"));
        await _host.Read(talk, "op-1", AuthorKind.Operator, 2);
        await _host.Read(talk, "op-2", AuthorKind.Operator, 5);
        await _host.Read(talk, "session-a", AuthorKind.Visitor, 3);

        Assert.Equal(2, (await _history.Summary(Grace, talk.Id)).Value!.Unread);
        Assert.Equal(0, (await _history.Summary(Linus, talk.Id)).Value!.Unread);
        var batch = (await _history.Since(Grace, talk.Id, 0, 50)).Value!;
        Assert.Equal(new ReadMarks(3, 5), batch.Seen);
        Assert.Equal(new HeadMark(talk.Id, 5, 0, new(3, 5)), Assert.Single(await _host.Get<IConversationReader>().Heads([talk.Id, new(Talk.NewId())])));
    }

    [Fact]
    public async Task What_is_not_the_readers_is_not_there()
    {
        var talk = new Talk("session-a", "support");
        await _host.Write(talk.Start(), talk.Say("hi"));
        var strangers = new[] { Actor.Visitor("session-b"), Grace, new Actor(AuthorKind.Ai, "session-a", null, ["support"]), new Actor(AuthorKind.Visitor, "op-2", null, ["support"]) };

        foreach (var stranger in strangers)
        {
            Assert.Equal(RefusalCode.NotFound, (await _history.Since(stranger, talk.Id, 0, 50)).Refusal!.Code);
            Assert.Equal(RefusalCode.NotFound, (await _history.Before(stranger, talk.Id, 9, 50)).Refusal!.Code);
            Assert.Equal(RefusalCode.NotFound, (await _history.Summary(stranger, talk.Id)).Refusal!.Code);
            Assert.Empty(await _inbox.Rows(stranger, [talk.Id]));
        }

        Assert.Equal(RefusalCode.NotFound, (await _history.Since(Ada, new(Talk.NewId()), 0, 50)).Refusal!.Code);
        Assert.NotNull((await _history.Since(Ada, talk.Id, 0, 50)).Value);
        Assert.NotNull((await _history.Since(Linus, talk.Id, 0, 50)).Value);
        Assert.Equal(RefusalCode.NotFound, (await _inbox.Page(Grace, new(InboxView.Open, "support", null, 10))).Refusal!.Code);
        Assert.Equal(RefusalCode.Forbidden, (await _inbox.Page(Ada, new(InboxView.Open, null, null, 10))).Refusal!.Code);
        Assert.Empty((await _inbox.Page(Grace, new(InboxView.Open, null, null, 10))).Value!.Rows);
    }

    [Fact]
    public async Task A_visitor_never_sees_assignments_and_his_position_moves_past_them()
    {
        var talk = new Talk();
        await _host.Write(talk.Start(), talk.Next((Author.System, null, new Assigned("op-1", "Grace", 1))), talk.Say("hi"), talk.Next((Talk.Operator, null, new Assigned(null, null, 2))));

        var visitors = (await _history.Since(Ada, talk.Id, 0, 50)).Value!;
        var operators = (await _history.Since(Grace, talk.Id, 0, 50)).Value!;

        Assert.Equal([1, 3], visitors.Events.Select(logged => logged.Seq));
        Assert.Equal((0, 4), (visitors.After, visitors.Head));
        Assert.Equal([1, 2, 3, 4], operators.Events.Select(logged => logged.Seq));
    }

    [Fact]
    public async Task Who_is_far_behind_gets_the_newest_and_pages_upwards_without_gap_or_double()
    {
        var talk = new Talk();
        await _host.Write(talk.Start());
        for (var i = 2; i <= 57; i++) await _host.Write(i % 10 == 0 ? talk.Next((Talk.Operator, null, new Assigned("op-1", "Grace", i))) : talk.Say($"m{i}"));

        var batch = (await _history.Since(Ada, talk.Id, 3, 20)).Value!;
        var seen = batch.Events.Select(logged => logged.Seq).ToList();
        Assert.Equal((57, seen[0] - 1, 20), (batch.Head, batch.After, seen.Count));
        for (var more = true; more;)
        {
            var page = (await _history.Before(Ada, talk.Id, seen[0], 10)).Value!;
            seen.InsertRange(0, page.Events.Select(logged => logged.Seq));
            more = page.More;
        }

        Assert.Equal(Enumerable.Range(1, 57).Where(seq => seq % 10 != 0), seen);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(3, 3)]
    [InlineData(5, 5)]
    [InlineData(99, 5)]
    public async Task A_position_within_reach_is_answered_from_there(int position, int after)
    {
        var talk = new Talk();
        await _host.Write(talk.Start(), talk.Say("a"), talk.Say("b"), talk.Say("c"), talk.Say("d"));
        var batch = (await _history.Since(Ada, talk.Id, position, 50)).Value!;
        Assert.Equal((after, 5), (batch.After, batch.Head));
        Assert.Equal(Enumerable.Range(after + 1, 5 - after), batch.Events.Select(logged => logged.Seq));
    }

    [Fact]
    public async Task Paging_loses_no_row_where_many_have_the_same_time()
    {
        var random = new Random(7);
        var expected = new List<ConversationId>();
        for (var i = 0; i < 60; i++)
        {
            var talk = new Talk("session-a", i % 2 == 0 ? "sales" : "support");
            var at = 1_000 + random.Next(8);
            var logged = new LoggedEvent(1, at, talk.Visitor, Talk.NewClientId(), ((Started)talk.Start().Events[0].Body));
            await _host.Write(new Append(talk.Id, talk.Lineage, 0, 0, [logged], ConversationState.None.After(logged)));
            expected.Add(talk.Id);
        }

        foreach (var limit in new[] { 1, 5, 50 })
        {
            var visitors = await Walk(async before =>
            {
                var page = await _history.OfVisitor("session-a", before, limit);
                return (page.Conversations, page.More);
            });
            var operators = await Walk(async before =>
            {
                var page = (await _inbox.Page(Linus, new(InboxView.Open, null, before, limit))).Value!;
                return (page.Rows, page.More);
            });
            Assert.Equal(expected.Order(ById), visitors.Order(ById));
            Assert.Equal(expected.Order(ById), operators.Order(ById));
        }
    }

    [Fact]
    public async Task The_four_views_hold_what_they_say_and_their_counts_agree()
    {
        var talks = Enumerable.Range(0, 12).Select(i => new Talk($"session-{i}", i % 3 == 0 ? "support" : "sales")).ToList();
        for (var i = 0; i < talks.Count; i++)
        {
            await _host.Write(talks[i].Start(), talks[i].Say("hi"));
            if (i % 4 == 1) await _host.Write(talks[i].Next((Talk.Operator, null, new Assigned("op-1", "Grace", 1))));
            if (i % 4 == 2) await _host.Write(talks[i].Next((Talk.Operator, null, new Assigned("op-2", "Linus", 1))));
            if (i % 4 == 3) await _host.Write(talks[i].Next((Talk.Operator, null, new Closed())));
        }

        await _host.Read(talks[1], "op-1", AuthorKind.Operator, 2);
        var mine = await Views(Grace);
        var theirs = await Views(Linus);

        Assert.Equal(new InboxCounts(6, 2, 2, 2, 5), await _inbox.Counts(Grace, null));
        Assert.Equal([6, 2, 2, 2], mine);
        Assert.Equal(new InboxCounts(9, 3, 3, 3, 9), await _inbox.Counts(Linus, null));
        Assert.Equal([9, 3, 3, 3], theirs);
        Assert.Equal(new InboxCounts(3, 1, 1, 1, 3), await _inbox.Counts(Linus, "support"));
        Assert.Equal(new InboxCounts(0, 0, 0, 0, 0), await _inbox.Counts(Grace, "support"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(101)]
    public async Task A_limit_out_of_range_is_refused(int limit) =>
        Assert.Equal(RefusalCode.Malformed, (await _inbox.Page(Grace, new(InboxView.Open, null, null, limit))).Refusal!.Code);

    private static Comparer<ConversationId> ById => Comparer<ConversationId>.Create((a, b) => a.Value.CompareTo(b.Value));

    private async Task<int[]> Views(Actor reader)
    {
        var counts = new List<int>();
        foreach (var view in Enum.GetValues<InboxView>()) counts.Add((await _inbox.Page(reader, new(view, null, null, 50))).Value!.Rows.Length);
        return [.. counts];
    }

    private static async Task<List<ConversationId>> Walk(
        Func<long?, Task<(System.Collections.Immutable.ImmutableArray<ConversationSummary> Rows, bool More)>> next)
    {
        var seen = new List<ConversationId>();
        long? before = null;
        for (var more = true; more;)
        {
            (var rows, more) = await next(before);
            Assert.Equal(rows.OrderByDescending(row => row.LastAt).Select(row => row.LastAt), rows.Select(row => row.LastAt));
            seen.AddRange(rows.Select(row => row.Id));
            before = rows[^1].LastAt;
        }

        return seen;
    }
}
