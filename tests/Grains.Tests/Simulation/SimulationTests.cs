using System.Diagnostics;
using System.Text.RegularExpressions;
using Xunit.Abstractions;

namespace OrleansChat.Tests.Simulation;

/// <summary>
/// A whole cluster on one thread. <c>SIMULATION_SEED=n</c> plays that seed alone and prints what happened, <c>SIMULATION_WITHOUT=a,b</c>
/// leaves faults out of it, <c>SIMULATION_MINUTES=n</c> plays seeds nobody has played for that long.
/// </summary>
public sealed partial class SimulationTests(ITestOutputHelper output)
{
    private const ulong Seeds = 2_000;

    [Fact]
    public void Whatever_breaks_in_whatever_order_every_promise_holds()
    {
        if (Environment.GetEnvironmentVariable("SIMULATION_SEED") is { } seed) Replay(ulong.Parse(seed));
        else if (Environment.GetEnvironmentVariable("SIMULATION_MINUTES") is { } minutes) Play(TimeSpan.FromMinutes(double.Parse(minutes)));
        else Play(null);
    }

    private void Play(TimeSpan? duration)
    {
        var watch = Stopwatch.StartNew();
        var first = duration is null ? 1 : (ulong)Environment.TickCount64 * 1_000_000;
        var (played, events, failed) = (0UL, 0L, new List<(ulong Seed, Simulation.Result Result)>());
        for (; duration is null ? played < Seeds : watch.Elapsed < duration; played++)
        {
            var result = Simulation.Run(first + played);
            events += result.Events;
            if (result.Failure is not null) failed.Add((first + played, result));
        }

        output.WriteLine($"{played} seeds with {events} events of conversations, {played / watch.Elapsed.TotalMinutes:N0} seeds a minute");
        foreach (var alike in failed.GroupBy(run => Varying().Replace(run.Result.Failure!, "_")).OrderByDescending(group => group.Count()).Take(10))
        {
            var (seed, result) = alike.MinBy(run => run.Result.Steps);
            output.WriteLine($"{alike.Count()} like seed {seed} ({result.Steps} steps; needs {string.Join(", ", Shrink(seed))}): {result.Failure}");
        }

        if (failed.Count == 0) return;
        Assert.Fail($"{failed.Count} of {played} seeds failed; play the shortest again with SIMULATION_SEED={failed.MinBy(run => run.Result.Steps).Seed}");
    }

    private void Replay(ulong seed)
    {
        var without = Environment.GetEnvironmentVariable("SIMULATION_WITHOUT")?.Split(',').Select(Enum.Parse<Fault>).ToHashSet();
        var result = Simulation.Run(seed, traced: true, without);
        output.WriteLine($"seed {seed}: {string.Join(", ", new Plan(seed, without).Faults)}");
        foreach (var line in result.Lines) output.WriteLine(line);
        Assert.True(result.Failure is null, result.Failure);
    }

    /// <summary>The faults without which the seed passes.</summary>
    private static HashSet<Fault> Shrink(ulong seed)
    {
        var needed = new Plan(seed).Faults.ToHashSet();
        var without = new HashSet<Fault>();
        foreach (var fault in needed.ToList())
        {
            without.Add(fault);
            if (Simulation.Run(seed, without: without).Failure is null) without.Remove(fault);
            else needed.Remove(fault);
        }

        return needed;
    }

    [GeneratedRegex("[0-9A-Za-z_-]{22}|[0-9]+")]
    private static partial Regex Varying();
}
