using OrleansChat.Cluster.Tests.History;

namespace OrleansChat.Cluster.Tests.Checking;

internal sealed class EverybodyReachesTheEnd : Invariant
{
    public override string Promise => "I9 After everything is healed each client reaches the end of what it watches in time, and has been answered about all that it sent.";

    public override IEnumerable<string> Violations(Run run)
    {
        if (run.HealedAt is not { } healed) yield break;
        foreach (var views in run.Of<Stood>().GroupBy(stood => (stood.Client, stood.Conversation)))
        {
            if (run.Log.Find(views.Key.Conversation) is not { } conversation) continue;
            var end = views.FirstOrDefault(stood => stood.Position >= conversation.Head);
            var due = Math.Max(healed, LastReceipt(run, conversation.Id)) + (long)run.Within.TotalMicroseconds;
            if (end is null) yield return $"{views.Key.Client} stands at {views.Max(stood => stood.Position)} of {conversation.Id}, which ends at {conversation.Head}.";
            else if (end.At > due) yield return $"{views.Key.Client} reached the end of {conversation.Id} {(end.At - due) / 1e6:0.0} s too late.";
        }

        var settled = run.ReceiptsById.Select(receipts => receipts.Key).ToHashSet();
        foreach (var refused in run.Of<Refused>().Where(refused => refused.Status is >= 400 and < 500 and not 429 and not 401)) settled.Add((refused.Conversation, refused.Id));
        foreach (var wanted in run.Of<Wanted>())
        {
            if (!settled.Contains((wanted.Conversation, wanted.Id))) yield return $"{wanted.Client} was never answered about {wanted.Id} in {wanted.Conversation}.";
        }
    }

    private static long LastReceipt(Run run, string conversation) =>
        run.Of<Acknowledged>().Where(receipt => receipt.Conversation == conversation).Select(receipt => receipt.At).DefaultIfEmpty().Max();
}
