using OrleansChat.Conversations;
using static OrleansChat.Tests.Conversations.People;

namespace OrleansChat.Tests.Cluster;

public sealed class DuplicateActivationTests(SplitSilos cluster) : IClassFixture<SplitSilos>
{
    [Fact]
    public async Task Two_activations_driven_in_turn_write_one_gapless_log()
    {
        var (id, visitor) = await cluster.Start();
        IConversationGrain[] twins = [cluster.From(0).GetGrain<IConversationGrain>(id.ToString()), cluster.From(1).GetGrain<IConversationGrain>(id.ToString())];
        for (var i = 0; i < 20; i++)
        {
            var posted = await twins[i % 2].Post(visitor, [Says(i, $"message {i}")], ReopenPolicy.Reopen);
            Assert.Equal(i + 2, posted.Accepted.Single().Seq);
        }

        Assert.NotEqual((await twins[0].Watch("front")).Activation, (await twins[1].Watch("front")).Activation);
        await IsWhole(id, visitor, 21);
    }

    [Fact]
    public async Task Two_activations_driven_at_once_lose_and_double_nothing()
    {
        var (id, visitor) = await cluster.Start();
        IConversationGrain[] twins = [cluster.From(0).GetGrain<IConversationGrain>(id.ToString()), cluster.From(1).GetGrain<IConversationGrain>(id.ToString())];
        var messages = Enumerable.Range(0, 40).Select(i => Says(i, $"message {i}")).ToList();
        var places = await Task.WhenAll(messages.Select((message, i) => Insist(twins[i % 2], visitor, message)));
        Assert.Equal(40, places.Distinct().Count());
        await IsWhole(id, visitor, 41);
    }

    [Fact]
    public async Task The_same_message_to_both_is_there_once()
    {
        var (id, visitor) = await cluster.Start();
        IConversationGrain[] twins = [cluster.From(0).GetGrain<IConversationGrain>(id.ToString()), cluster.From(1).GetGrain<IConversationGrain>(id.ToString())];
        var places = await Task.WhenAll(twins.Select(twin => Insist(twin, visitor, Says(1, "once"))));
        Assert.Equal(places[0], places[1]);
        await IsWhole(id, visitor, 2);
    }

    /// <summary>Sends as a client does: again, with the hint, for as long as it is told to try again.</summary>
    private static async Task<int> Insist(IConversationGrain grain, Actor visitor, NewMessage message)
    {
        while (true)
        {
            var posted = await grain.Post(visitor, [message], ReopenPolicy.Reopen);
            if (posted.Refusal is null) return posted.Accepted.Single().Seq;
            Assert.True(posted.Refusal.Retryable, posted.Refusal.Code.ToString());
            message = message with { Retry = true };
        }
    }

    private async Task IsWhole(ConversationId id, Actor visitor, int head)
    {
        var history = await cluster.From(0).GetGrain<IHistoryGrain>(0).Since(visitor, id, 0, 100);
        Assert.Equal(Enumerable.Range(1, head), history.Value!.Events.Select(logged => logged.Seq));
        var clientIds = history.Value.Events.Select(logged => logged.ClientId).ToList();
        Assert.Equal(clientIds.Count, clientIds.Distinct().Count());
    }
}
