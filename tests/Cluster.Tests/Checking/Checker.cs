namespace OrleansChat.Cluster.Tests.Checking;

/// <summary>All promises over one run.</summary>
internal static class Checker
{
    private const int Shown = 5;

    public static IReadOnlyList<Invariant> Invariants { get; } =
    [
        new NothingAcknowledgedIsLost(), new NothingIsInvented(), new NothingIsDoubled(), new PositionsAreGapless(), new OrderIsRealTime(),
        new ReadsArePrefixes(), new NothingIsShownThatIsNotKept(), new NobodySeesWhatIsNotHis(), new EverybodyReachesTheEnd(), new UnreadIsTheLogs(),
        new NothingFailsUncoded(),
    ];

    /// <summary>Throws with every promise that was broken and where.</summary>
    public static void Check(Run run)
    {
        var broken = Invariants.Select(invariant => (invariant.Promise, Places: invariant.Violations(run).Take(Shown + 1).ToList()))
            .Where(found => found.Places.Count > 0)
            .Select(found => $"{found.Promise}\n" + string.Concat(found.Places.Take(Shown).Select(place => $"    {place}\n")) + (found.Places.Count > Shown ? "    …\n" : ""))
            .ToList();
        if (broken.Count > 0) throw new Xunit.Sdk.XunitException("Broken:\n" + string.Concat(broken));
    }
}
