using OrleansChat.Conversations;

namespace OrleansChat.Tests.Simulation;

/// <summary>Somebody whom a conversation is none of the business of: to him it is not there.</summary>
internal sealed class Stranger(SimulatedCluster cluster, Actor actor, ConversationId id)
{
    /// <summary>Tries to read, to write and to close it.</summary>
    public void Intrude(ClientId clientId)
    {
        if (cluster.Fronts.Count == 0) return;
        var front = cluster.Plan.Chance.Pick(cluster.Fronts);
        front.Call<PostReceipt>(
            id,
            (activation, reply) => activation.Submit<PostReceipt>(
                $"Post by {actor.Id}", answer => new PostCommand(actor, [new(clientId, "let me in", Retry: false)], cluster.Plan.Policy, answer), reply),
            receipt => Expect(receipt is null or { Accepted.IsEmpty: true }, "write"));
        front.Call<Outcome<StartReceipt>>(
            id,
            (activation, reply) => activation.Submit<Outcome<StartReceipt>>($"Close by {actor.Id}", answer => new ChangeCommand(Change.Close, actor, answer), reply),
            answer => Expect(answer?.Value is null, "close"));
        Expect(cluster.Database.Since(actor, id, 0, 1) is null, "read");
    }

    private void Expect(bool refused, string what) => cluster.Ledger.Expect(refused, $"{actor.Id} could {what} {id}.");
}
