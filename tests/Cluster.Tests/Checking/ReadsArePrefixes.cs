using OrleansChat.Cluster.Tests.History;

namespace OrleansChat.Cluster.Tests.Checking;

internal sealed class ReadsArePrefixes : Invariant
{
    public override string Promise => "I6 A batch is all that its reader may see between its ends, and nobody's view goes back.";

    public override IEnumerable<string> Violations(Run run)
    {
        foreach (var batch in run.Of<Shown>())
        {
            if (run.Log.Find(batch.Conversation) is not { } conversation) continue;
            var expected = conversation.Visible(batch.After, batch.Head, run.Client(batch.Client).IsVisitor).Select(happened => happened.Seq);
            if (!expected.SequenceEqual(batch.Events.Select(happened => happened.Seq)))
                yield return $"{batch.Client}: ({batch.After}, {batch.Head}] of {batch.Conversation} was shown as {string.Join(' ', batch.Events.Select(happened => happened.Seq))}.";
        }

        var positions = new Dictionary<(string, string), int>();
        foreach (var stood in run.Of<Stood>())
        {
            if (positions.TryGetValue((stood.Client, stood.Conversation), out var before) && stood.Position < before)
                yield return $"{stood.Client} went back in {stood.Conversation} from {before} to {stood.Position}.";
            positions[(stood.Client, stood.Conversation)] = stood.Position;
        }
    }
}
