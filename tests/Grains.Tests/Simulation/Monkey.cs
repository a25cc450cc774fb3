using OrleansChat.Conversations;

namespace OrleansChat.Tests.Simulation;

/// <summary>Breaks things while the run's bad time lasts, and mends what does not mend itself.</summary>
internal sealed class Monkey
{
    private const long Round = 50_000;
    private static readonly CrashPoint[] Points = Enum.GetValues<CrashPoint>();
    private readonly SimulatedCluster _cluster;
    private readonly IReadOnlyList<ConversationId> _conversations;
    private readonly IReadOnlyList<Browser> _browsers;

    public Monkey(SimulatedCluster cluster, IReadOnlyList<ConversationId> conversations, IReadOnlyList<Browser> browsers)
    {
        (_cluster, _conversations, _browsers) = (cluster, conversations, browsers);
        cluster.Timeline.After(Round, null, Act);
    }

    /// <summary>From now on nothing more breaks. Silos that cannot write are started anew, calls go where the directory says.</summary>
    public void Leave()
    {
        _cluster.Plan.Healed = true;
        _cluster.Outage = false;
        foreach (var front in _cluster.Fronts) front.Astray.Clear();
        foreach (var silo in _cluster.Silos.ToList()) silo.Disarm();
    }

    private void Act()
    {
        RestartBroken();
        if (_cluster.Plan.Healed)
        {
            _cluster.Timeline.After(Round, null, Act);
            return;
        }

        var (plan, chance) = (_cluster.Plan, _cluster.Plan.Chance);
        if (Now(Fault.SiloCrash) && Silo() is { } dies) dies.Crash("killed");
        if (Now(Fault.CrashPoint)) Silo()?.CrashAt(chance.Pick(Points));
        if (Now(Fault.SiloStop)) Silo()?.Stop();
        if (Now(Fault.SiloPause) && Silo() is { } paused) Pause(paused);
        if (Now(Fault.SplitDirectory) && _cluster.Fronts.Count > 0 && Silo() is { } astray) GoAstray(chance.Pick(_cluster.Fronts), chance.Pick(_conversations), astray);
        if (Now(Fault.Deactivation)) Deactivate(onlyIdle: true);
        if (Now(Fault.Abandonment)) Deactivate(onlyIdle: false);
        if (Now(Fault.Disconnection)) chance.Pick(_browsers).Disconnect();
        if (Now(Fault.FrontCrash) && _cluster.Fronts.Count > 0) chance.Pick(_cluster.Fronts).Crash();
        if (Now(Fault.ClockJump) && Silo() is { } jumps) jumps.Clock.Skew = TimeSpan.FromMilliseconds(chance.Between(-3_600_000, 3_600_000));
        if (Now(Fault.Outage) && !_cluster.Outage) BreakDatabase();
        _cluster.Timeline.After(Round, null, Act);

        bool Now(Fault fault) => plan.Hits(fault, Round);
    }

    private SimulatedSilo? Silo() => _cluster.Silos.Count == 0 ? null : _cluster.Plan.Chance.Pick(_cluster.Silos);

    private void Pause(SimulatedSilo silo)
    {
        var chance = _cluster.Plan.Chance;
        silo.PausedUntil = _cluster.Timeline.Now + chance.Between(1_000, chance.Hits(0.2) ? 15_000_000 : 800_000);
        var evicted = chance.Hits(0.5);
        if (evicted) _cluster.Evict(silo);
        _cluster.Trace.Add($"{silo} is paused until {silo.PausedUntil / 1000} ms{(evicted ? " and thought dead" : "")}");
    }

    private void GoAstray(SimulatedFront front, ConversationId id, SimulatedSilo silo)
    {
        _cluster.Trace.Add($"{front} sends calls of {id} to {silo}");
        front.Astray[id] = silo;
        _cluster.Timeline.After(_cluster.Plan.Chance.Between(10_000, 3_000_000), front, () => front.Astray.Remove(id));
    }

    private void Deactivate(bool onlyIdle)
    {
        var there = _cluster.Silos.SelectMany(silo => silo.Activations.Select(activation => (silo, activation))).Where(one => !onlyIdle || one.activation.Idle).ToList();
        if (there.Count == 0) return;
        var (silo, activation) = _cluster.Plan.Chance.Pick(there);
        _cluster.Trace.Add($"{activation} is {(onlyIdle ? "deactivated" : "abandoned")}");
        silo.Forget(activation);
    }

    private void BreakDatabase()
    {
        _cluster.Trace.Add($"the database is away");
        _cluster.Outage = true;
        _cluster.Timeline.After(_cluster.Plan.Chance.Between(20_000, 3_000_000), null, () => _cluster.Outage = false);
    }

    private void RestartBroken()
    {
        foreach (var silo in _cluster.Silos.Where(silo => silo.Health.Broken is not null).ToList())
        {
            if (_cluster.Plan.Healed || _cluster.Plan.Chance.Hits(0.05)) silo.Crash("started anew, its disk is broken");
        }
    }
}
