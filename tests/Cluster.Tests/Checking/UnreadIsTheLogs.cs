using OrleansChat.Conversations;
using OrleansChat.Cluster.Tests.History;

namespace OrleansChat.Cluster.Tests.Checking;

internal sealed class UnreadIsTheLogs : Invariant
{
    public override string Promise => "I11 The last list that each visitor saw has the unread numbers that follow from the log and the read cursors.";

    public override IEnumerable<string> Violations(Run run)
    {
        if (run.HealedAt is null) yield break;
        foreach (var rows in run.Of<Listed>().Where(row => run.Client(row.Client).IsVisitor).GroupBy(row => (row.Client, row.Conversation)))
        {
            if (run.Log.Find(rows.Key.Conversation) is not { } conversation) continue;
            var last = rows.Last();
            var cursor = conversation.Cursors.GetValueOrDefault(conversation.SessionId);
            var unread = conversation.Events.Count(happened => happened.Kind == "message" && happened.Author != AuthorKind.Visitor && happened.Seq > cursor);
            if (last.Unread != unread) yield return $"{last.Client} was listed {last.Unread} unread in {conversation.Id}; behind the cursor {cursor} there are {unread}.";
            if (last.Head != conversation.Head) yield return $"{last.Client} was last listed {conversation.Id} with the head {last.Head}; it is {conversation.Head}.";
        }
    }
}
