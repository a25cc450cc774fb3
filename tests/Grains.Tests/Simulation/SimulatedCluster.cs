using OrleansChat.Conversations;

namespace OrleansChat.Tests.Simulation;

/// <summary>Silos and fronts over one database, and a directory that may be wrong.</summary>
internal sealed class SimulatedCluster
{
    private readonly Dictionary<ConversationId, SimulatedSilo> _directory = [];
    private int _made;

    public SimulatedCluster(Plan plan, bool traced)
    {
        Plan = plan;
        Timeline = new();
        Trace = new(Timeline, traced);
        Ledger = new(Timeline, plan);
        Database = Ledger.Database = new(Ledger);
        for (var i = 0; i < plan.Silos; i++) AddSilo();
        for (var i = 0; i < plan.Fronts; i++) AddFront();
    }

    public Plan Plan { get; }

    public Timeline Timeline { get; }

    public Trace Trace { get; }

    public Ledger Ledger { get; }

    public SimulatedDatabase Database { get; }

    public List<SimulatedSilo> Silos { get; } = [];

    public List<SimulatedFront> Fronts { get; } = [];

    /// <summary>Which crash points were come by.</summary>
    public bool[] Points { get; } = new bool[Enum.GetValues<CrashPoint>().Length];

    /// <summary>The database answers nobody.</summary>
    public bool Outage { get; set; }

    /// <summary>The next batch of cursors alone is refused.</summary>
    public bool CursorsRefused { get; set; }

    public void Passed(CrashPoint point) => Points[(int)point] = true;

    /// <summary>Where a front's call goes to; null while no silo lives.</summary>
    public SimulatedSilo? Place(SimulatedFront front, ConversationId id)
    {
        if (front.Astray.GetValueOrDefault(id) is { Dead: false } astray) return astray;
        if (_directory.GetValueOrDefault(id) is { Dead: false, Stopping: false } known) return known;
        var live = Silos.Where(silo => silo is { Dead: false, Stopping: false }).ToList();
        return live.Count == 0 ? null : _directory[id] = Plan.Chance.Pick(live);
    }

    /// <summary>The others think that it is dead: its conversations are activated elsewhere.</summary>
    public void Evict(SimulatedSilo silo)
    {
        foreach (var (id, _) in _directory.Where(entry => entry.Value == silo).ToList()) _directory.Remove(id);
    }

    public void Ended(SimulatedSilo silo)
    {
        Silos.Remove(silo);
        Timeline.After(Plan.Chance.Between(50_000, 3_000_000), null, AddSilo);
    }

    public void Ended(SimulatedFront front)
    {
        Fronts.Remove(front);
        Timeline.After(Plan.Chance.Between(50_000, 3_000_000), null, AddFront);
    }

    private void AddSilo() => Silos.Add(new(this, $"silo{++_made}"));

    private void AddFront() => Fronts.Add(new(this, $"front{++_made}"));
}
