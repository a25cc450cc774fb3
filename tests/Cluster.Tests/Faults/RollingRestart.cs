using OrleansChat.Cluster.Tests.Processes;
using OrleansChat.Cluster.Tests.Scenarios;

namespace OrleansChat.Cluster.Tests.Faults;

/// <summary>F3: every process in turn is asked to stop and started again, as an orchestrator brings out a release.</summary>
internal sealed class RollingRestart(bool fronts = true) : Fault
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(180);

    public override async Task Strike(Scenario scenario)
    {
        foreach (var process in fronts ? scenario.Cluster.All.ToList() : scenario.Cluster.Silos)
        {
            await Restart(scenario, process);
            await Task.Delay(Between(scenario, 0.5, 1.5));
        }
    }

    private static async Task Restart(Scenario scenario, ChatProcess process)
    {
        scenario.Note($"SIGTERM {process.Name}");
        await process.Stop();
        if (process.ExitCode != 0) throw new Xunit.Sdk.XunitException($"{process.Name} was asked to stop and ended with {process.ExitCode}:\n{process.Tail(40)}");
        process.Start();
        await process.Ready(Patience);
        scenario.Note($"{process.Name} serves again");
    }
}
