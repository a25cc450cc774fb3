using OrleansChat.Wire;
using OrleansChat.Cluster.Tests.History;

namespace OrleansChat.Cluster.Tests.Checking;

internal sealed class NothingIsShownThatIsNotKept : Invariant
{
    public override string Promise => "I7 Nothing is shown that does not stand in the log like that.";

    public override IEnumerable<string> Violations(Run run)
    {
        foreach (var batch in run.Of<Shown>())
        {
            if (run.Log.Find(batch.Conversation) is not { } conversation)
            {
                yield return $"{batch.Client} was shown {batch.Conversation}, which is not there.";
                continue;
            }

            if (batch.Head > conversation.Head) yield return $"{batch.Client} was told the head {batch.Head} of {batch.Conversation}, which ends at {conversation.Head}.";
            foreach (var shown in batch.Events)
            {
                var kept = conversation.At(shown.Seq);
                if (kept is null || kept.Kind != shown.Kind || kept.ClientId != shown.Id || WireNames.Of(kept.Author) != shown.Author || (kept.Kind == "message" && kept.Text != shown.Text))
                    yield return $"{batch.Client} was shown {shown} in {batch.Conversation}, where {(object?)kept ?? "nothing"} is.";
            }
        }

        foreach (var row in run.Of<Listed>())
        {
            if (run.Log.Find(row.Conversation) is not { } conversation || row.Head > conversation.Head)
                yield return $"{row.Client} was listed {row.Conversation} with the head {row.Head}, which the log does not have.";
        }
    }
}
