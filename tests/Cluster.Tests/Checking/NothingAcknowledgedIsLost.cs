using OrleansChat.Cluster.Tests.History;

namespace OrleansChat.Cluster.Tests.Checking;

internal sealed class NothingAcknowledgedIsLost : Invariant
{
    public override string Promise => "I1 What was acknowledged stands in the log, once, at its position, unchanged.";

    public override IEnumerable<string> Violations(Run run)
    {
        var texts = run.Of<Wanted>().ToDictionary(wanted => (wanted.Conversation, wanted.Id), wanted => wanted.Text);
        foreach (var receipt in run.Of<Acknowledged>())
        {
            var found = run.Log.Find(receipt.Conversation)?.At(receipt.Seq);
            if (found is null) yield return $"{receipt.Client}: {receipt.Id} was acknowledged at {receipt.Conversation}/{receipt.Seq}, where nothing is.";
            else if (found.ClientId != receipt.Id) yield return $"{receipt.Client}: {receipt.Id} was acknowledged at {receipt.Conversation}/{receipt.Seq}, where {found.ClientId ?? found.Kind} is.";
            else if (texts.TryGetValue((receipt.Conversation, receipt.Id), out var text) && text != found.Text)
                yield return $"{receipt.Client}: {receipt.Id} was written as '{text}' and stands there as '{found.Text}'.";
        }
    }
}
