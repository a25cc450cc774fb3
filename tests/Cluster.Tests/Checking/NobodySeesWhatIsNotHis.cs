using OrleansChat.Cluster.Tests.History;

namespace OrleansChat.Cluster.Tests.Checking;

internal sealed class NobodySeesWhatIsNotHis : Invariant
{
    public override string Promise => "I8 No visitor sees, lists or is let into a conversation of another session.";

    public override IEnumerable<string> Violations(Run run)
    {
        foreach (var (client, conversation) in run.Entries.Select(Sight).OfType<(string Client, string Conversation)>().Distinct())
        {
            var joined = run.Client(client);
            if (joined.IsVisitor && run.Log.Find(conversation) is { } found && found.SessionId != joined.Person)
                yield return $"{client} (session {joined.Person}) saw {conversation} of session {found.SessionId}.";
        }

        foreach (var tried in run.Of<Trespassed>().Where(tried => tried.Code is null))
            yield return $"{tried.Client} was let into {tried.Conversation} by {tried.Call}.";
    }

    private static (string Client, string Conversation)? Sight(Entry entry) => entry switch
    {
        Shown shown => (shown.Client, shown.Conversation),
        Listed listed => (listed.Client, listed.Conversation),
        _ => null,
    };
}
