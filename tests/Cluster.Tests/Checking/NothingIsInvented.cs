using OrleansChat.Cluster.Tests.History;

namespace OrleansChat.Cluster.Tests.Checking;

internal sealed class NothingIsInvented : Invariant
{
    public override string Promise => "I2 Nothing stands in the log that nobody sent there.";

    public override IEnumerable<string> Violations(Run run)
    {
        var sent = run.Of<Invoked>().Select(invoked => (invoked.Conversation, invoked.Id)).ToHashSet();
        var wanted = run.Of<Wanted>().ToLookup(wanted => (wanted.Conversation, wanted.Id));
        foreach (var conversation in run.Log.Conversations)
        {
            foreach (var message in conversation.Events.Where(happened => happened.Kind == "message"))
            {
                var key = (conversation.Id, message.ClientId ?? "");
                if (!sent.Contains(key)) yield return $"{conversation.Id}/{message.Seq}: nobody sent {message.ClientId}.";
                else if (!wanted[key].Any(original => original.Text == message.Text && run.Client(original.Client).Person == message.AuthorId))
                    yield return $"{conversation.Id}/{message.Seq}: '{message.Text}' by {message.AuthorId} is not what was sent as {message.ClientId}.";
            }
        }
    }
}
