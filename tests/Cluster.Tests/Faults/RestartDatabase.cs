using OrleansChat.Cluster.Tests.Processes;
using OrleansChat.Cluster.Tests.Scenarios;

namespace OrleansChat.Cluster.Tests.Faults;

/// <summary>F8: the database is stopped (fast, immediate, kill -9) and started again.</summary>
internal sealed class RestartDatabase(Signal? how = null) : Fault
{
    /// <summary>Marks in the history when the database accepted again.</summary>
    public const string Accepts = "the database accepts again";

    private static readonly Signal[] Ways = [Signal.Interrupt, Signal.Quit, Signal.Kill];

    public override async Task Strike(Scenario scenario)
    {
        var signal = how ?? Ways[scenario.Random.Next(Ways.Length)];
        scenario.Note($"the database gets {signal}");
        await scenario.Cluster.Database.Stop(signal);
        await Task.Delay(Between(scenario, 0, 4));
        await scenario.Cluster.Database.Start();
        scenario.Note(Accepts);
        await Task.Delay(Between(scenario, 3, 6));
    }
}
