using OrleansChat.Cluster.Tests.History;

namespace OrleansChat.Cluster.Tests.Checking;

internal sealed class OrderIsRealTime : Invariant
{
    public override string Promise => "I5 What was acknowledged before another message was first sent stands before it.";

    public override IEnumerable<string> Violations(Run run)
    {
        var highest = new Dictionary<string, int>();
        var floors = new Dictionary<(string, string), int>();
        foreach (var entry in run.Entries)
        {
            if (entry is Invoked invoked) floors.TryAdd((invoked.Conversation, invoked.Id), highest.GetValueOrDefault(invoked.Conversation));
            if (entry is Acknowledged receipt) highest[receipt.Conversation] = Math.Max(highest.GetValueOrDefault(receipt.Conversation), receipt.Seq);
        }

        foreach (var conversation in run.Log.Conversations)
        {
            foreach (var happened in conversation.Events.Where(happened => happened.ClientId is not null))
            {
                if (floors.TryGetValue((conversation.Id, happened.ClientId!), out var floor) && happened.Seq <= floor)
                    yield return $"{conversation.Id}: {happened.ClientId} stands at {happened.Seq}; when it was first sent, {floor} had been acknowledged.";
            }
        }
    }
}
