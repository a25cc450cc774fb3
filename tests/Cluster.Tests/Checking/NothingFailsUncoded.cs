using OrleansChat.Cluster.Tests.History;

namespace OrleansChat.Cluster.Tests.Checking;

internal sealed class NothingFailsUncoded : Invariant
{
    public override string Promise => "I13 Faults are refused with a code of their own, never as an internal error.";

    public override IEnumerable<string> Violations(Run run) => run.Of<Refused>()
        .Where(refused => refused.Code is "internal" or "" or "unexpected")
        .Select(refused => $"{refused.Client}: {refused.Conversation} {refused.Id} ended as {refused.Status} {refused.Code}.");
}
