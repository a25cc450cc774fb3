using OrleansChat.Conversations;
using OrleansChat.Feed;
using static OrleansChat.Tests.Conversations.People;

namespace OrleansChat.Tests.Cluster;

public sealed class ConversationGrainTests(TwoSilos cluster) : IClassFixture<TwoSilos>
{
    [Fact]
    public async Task S2_a_conversation_is_whole_after_its_grain_went_away()
    {
        var (id, visitor) = await cluster.Start();
        var grain = cluster.From(0).GetGrain<IConversationGrain>(id.ToString());
        await grain.Post(visitor, [Says(1, "first")], ReopenPolicy.Reopen);
        await cluster.Deactivate(grain);
        var posted = await cluster.From(1).GetGrain<IConversationGrain>(id.ToString()).Post(visitor, [Says(2, "second")], ReopenPolicy.Reopen);
        Assert.Equal(3, posted.Accepted.Single().Seq);
        var history = await cluster.From(1).GetGrain<IHistoryGrain>(0).Since(visitor, id, 0, 100);
        Assert.Equal(["first", "second"], history.Value!.Events.Select(logged => logged.Body).OfType<MessagePosted>().Select(message => message.Text));
    }

    [Fact]
    public async Task Many_senders_at_once_get_places_without_gap_or_double()
    {
        var (id, visitor) = await cluster.Start();
        var posts = await Task.WhenAll(Enumerable.Range(0, 90).Select(i =>
            cluster.From(i % 2).GetGrain<IConversationGrain>(id.ToString()).Post(i % 3 == 0 ? Olga : visitor, [Says(i, $"{i}")], ReopenPolicy.Reopen)));
        var accepted = posts.SelectMany(post => post.Accepted).Select(receipt => receipt.Seq).Order().ToList();
        var refused = posts.Count(post => post.Refusal is { Code: RefusalCode.TooMany });
        Assert.Equal(90, accepted.Count + refused);
        Assert.Equal(accepted.Count, accepted.Distinct().Count());
        var history = await cluster.From(0).GetGrain<IHistoryGrain>(0).Since(Olga, id, 0, 100);
        Assert.Equal(Enumerable.Range(1, history.Value!.Head), history.Value.Events.Select(logged => logged.Seq));
        Assert.Equal(accepted, history.Value.Events.Where(logged => logged.Body is MessagePosted).Select(logged => logged.Seq));
    }

    [Fact]
    public async Task A_front_under_lease_on_another_silo_is_told_what_was_committed()
    {
        var ear = new Ear();
        var (id, visitor) = await cluster.Start();
        var observer = cluster.From(1).CreateObjectReference<IFrontObserver>(ear);
        foreach (var silo in (int[])[0, 1]) await LeaseOn(silo).Renew(ear.FrontId, observer);
        var grain = cluster.From(1).GetGrain<IConversationGrain>(id.ToString());
        await grain.Watch(ear.FrontId);
        await grain.Post(visitor, [Says(1, "hello")], ReopenPolicy.Reopen);
        var news = await ear.Hears(told => told.Conversations.Any(one => one.Id == id && one.Head == 2));
        var told = news.Conversations.Single(one => one.Id == id && one.Head == 2);
        Assert.Equal(new MessagePosted("hello"), told.Events[^1].Body);
    }

    [Fact]
    public async Task The_inbox_of_the_department_and_the_session_are_poked()
    {
        var ear = new Ear();
        cluster.Of<IFronts>(0).Register(ear.FrontId, ear, until: null);
        cluster.Of<IFronts>(1).Register(ear.FrontId, ear, until: null);
        await cluster.From(0).GetGrain<Inbox.IInboxGrain>("support").Watch(ear.FrontId);
        var (id, visitor) = await cluster.Start();
        await ear.Hears(told => told.Inbox.Any(inbox => inbox.DepartmentId == "support" && inbox.Conversations.Contains(id)));
        await ear.Hears(told => told.Sessions.Contains(visitor.Id));
    }

    [Fact]
    public async Task S71_read_cursors_make_the_unread_counts_of_both_sides()
    {
        var ear = new Ear();
        cluster.Of<IFronts>(0).Register(ear.FrontId, ear, until: null);
        cluster.Of<IFronts>(1).Register(ear.FrontId, ear, until: null);
        await cluster.From(0).GetGrain<Inbox.IInboxGrain>("support").Watch(ear.FrontId);
        var (id, visitor) = await cluster.Start();
        var grain = cluster.From(0).GetGrain<IConversationGrain>(id.ToString());
        await grain.Post(visitor, [Says(1, "one"), Says(2, "two")], ReopenPolicy.Reopen);
        await grain.Post(Olga, [Says(3, "answer")], ReopenPolicy.Reopen);
        var history = cluster.From(0).GetGrain<IHistoryGrain>(0);
        Assert.Equal(1, (await history.OfVisitor(visitor.Id, null, 10)).Unread);
        Assert.Equal(2, (await history.Summary(Olga, id)).Value!.Unread);
        var written = ear.Hears(told => told.Seen.Any(seen => seen.Id == id && seen.Seen.Team == 3));
        Assert.Null(await grain.Read(Olga, 2));
        Assert.Null(await grain.Read(Olga, 3));
        await written;
        await WaitFor(async () => (await history.Summary(Olga, id)).Value!.Unread == 0);
    }

    private IFrontLeaseGrain LeaseOn(int silo)
    {
        Orleans.Runtime.RequestContext.Set(Orleans.Runtime.Placement.IPlacementDirector.PlacementHintKey, cluster.AddressOf(silo));
        return cluster.From(0).GetGrain<IFrontLeaseGrain>(cluster.AddressOf(silo).ToParsableString());
    }

    private static async Task WaitFor(Func<Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!await holds()) await look.WaitForNextTickAsync(patience.Token);
    }
}
