using OrleansChat.Cluster.Tests.Scenarios;

namespace OrleansChat.Cluster.Tests.Faults;

/// <summary>F1 and F4: a silo is killed; when it is back it dies once more, by itself, at a place on a message's way.</summary>
internal sealed class CrashSilo(string place) : Fault
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(180);

    public override async Task Strike(Scenario scenario)
    {
        var silo = AnySilo(scenario);
        scenario.Note($"kill -9 {silo.Name}; it will die again at {place}");
        await silo.Kill();
        await Task.Delay(Between(scenario, 1, 4));
        silo.Start(("ORLEANSCHAT_CRASH_AT", $"{place}:{scenario.Random.Next(1, 4)}"));

        // A silo that comes late may get nothing to do before the rest of the run needs it.
        await Task.WhenAny(silo.Ended(Patience), Task.Delay(Patience / 9));
        scenario.Note(silo.IsRunning ? $"{silo.Name} got nothing to write" : $"{silo.Name} died there");
        if (silo.IsRunning) await silo.Kill();
        silo.Start();
        await silo.Ready(Patience);
        scenario.Note($"{silo.Name} serves again");
    }
}
