namespace OrleansChat.Cluster.Tests.Checking;

internal sealed class PositionsAreGapless : Invariant
{
    public override string Promise => "I4 Positions are 1, 2, 3 without gaps, up to the head of the conversation's row.";

    public override IEnumerable<string> Violations(Run run)
    {
        foreach (var conversation in run.Log.Conversations)
        {
            var expected = 1;
            foreach (var happened in conversation.Events.OrderBy(happened => happened.Seq))
            {
                if (happened.Seq != expected)
                {
                    yield return $"{conversation.Id}: {happened.Seq} stands where {expected} belongs.";
                    break;
                }

                expected++;
            }

            if (conversation.Head != conversation.Events.Length) yield return $"{conversation.Id}: the row's head is {conversation.Head}, the log has {conversation.Events.Length} events.";
        }
    }
}
