using OrleansChat.Cluster.Tests.History;

namespace OrleansChat.Cluster.Tests.Checking;

internal sealed class NothingIsDoubled : Invariant
{
    public override string Promise => "I3 A message stands in the log at most once, has one position however often it was sent, and none where it was refused for good.";

    public override IEnumerable<string> Violations(Run run)
    {
        foreach (var conversation in run.Log.Conversations)
        {
            foreach (var same in conversation.Events.Where(happened => happened.ClientId is not null).GroupBy(happened => happened.ClientId).Where(same => same.Count() > 1))
                yield return $"{conversation.Id}: {same.Key} stands at {string.Join(" and ", same.Select(happened => happened.Seq))}.";
        }

        foreach (var receipts in run.ReceiptsById.Where(receipts => receipts.Select(receipt => (receipt.Seq, receipt.Time)).Distinct().Count() > 1))
            yield return $"{receipts.Key} was acknowledged at {string.Join(" and ", receipts.Select(receipt => $"{receipt.Seq} ({receipt.Time})").Distinct())}.";

        foreach (var refused in run.Of<Refused>().Where(refused => refused.Status is >= 400 and < 500 and not 429 and not 401 && refused.Id.Length > 0))
        {
            if (run.Log.Find(refused.Conversation)?.Events.Any(happened => happened.ClientId == refused.Id) == true)
                yield return $"{refused.Conversation}: {refused.Id} was refused ({refused.Code}) and stands in the log.";
        }
    }
}
