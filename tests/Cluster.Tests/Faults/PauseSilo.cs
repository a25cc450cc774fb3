using Npgsql;
using OrleansChat.Cluster.Tests.Scenarios;

namespace OrleansChat.Cluster.Tests.Faults;

/// <summary>
/// F5: SIGSTOP of one silo, until the others have evicted it, then SIGCONT. It wakes as a ghost: it may acknowledge nothing that the others
/// do not have, and has to end by itself with its code. Or a short pause, which changes nothing for good.
/// </summary>
internal sealed class PauseSilo(bool untilEvicted) : Fault
{
    /// <summary>The exit code of a silo that was declared dead.</summary>
    public const int DeclaredDead = 70;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(180);

    public override async Task Strike(Scenario scenario)
    {
        var silo = AnySilo(scenario);
        scenario.Note($"SIGSTOP {silo.Name}");
        silo.Pause();
        if (untilEvicted) await Evicted(scenario, silo.Name);
        await Task.Delay(Between(scenario, 0.5, 2.5));
        scenario.Note($"SIGCONT {silo.Name}");
        silo.Resume();
        if (!untilEvicted) return;
        await silo.Ended(Patience);
        scenario.Note($"{silo.Name} ended with {silo.ExitCode}");
        if (silo.ExitCode != DeclaredDead) throw new Xunit.Sdk.XunitException($"{silo.Name} was evicted and ended with {silo.ExitCode}:\n{silo.Tail(40)}");
        silo.Start();
        await silo.Ready(Patience);
        scenario.Note($"{silo.Name} serves again");
    }

    private static async Task Evicted(Scenario scenario, string name)
    {
        const string Living = "SELECT count(*) FROM orleansmembershiptable WHERE siloname = $1 AND status = 3";
        await using var source = scenario.Cluster.Database.Open();
        using var patience = new CancellationTokenSource(Patience);
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        while (true)
        {
            await look.WaitForNextTickAsync(patience.Token);
            await using var command = source.CreateCommand(Living);
            command.Parameters.Add(new() { Value = name });
            try
            {
                if ((long)(await command.ExecuteScalarAsync(patience.Token))! > 0) continue;
            }
            catch (NpgsqlException)
            {
                // The database may be another fault's victim meanwhile.
                continue;
            }

            scenario.Note($"{name} is evicted");
            return;
        }
    }
}
