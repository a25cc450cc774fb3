using OrleansChat.Load.Report;

namespace OrleansChat.Load.Scenarios;

/// <summary>One point of a growth: how many there were, what a stretch at the fixed rate cost then, and the memory where it was measured.</summary>
internal sealed record GrowthStep(int Count, Paced Paced, long? Kilobytes)
{
    /// <summary>The factor by which CPU a message grows when the count doubles.</summary>
    public static double CpuPerDoubling(IReadOnlyList<GrowthStep> steps) =>
        steps.Count < 2 ? double.NaN : Slope.PerDoubling(steps.Select(step => ((double)step.Count, step.Paced.Stretch.CpuMicroseconds)));

    public static void Report(Outcome outcome, IReadOnlyList<GrowthStep> steps, string what, bool cpu)
    {
        outcome.Sheets.Add(PacedTable.Of($"By {what}", steps.Select(step => (Figure.Text(step.Count), step.Paced)), cpu, what));
        if (cpu)
        {
            outcome.Notes.Add($"CPU a message grows by a factor of {Figure.Text(CpuPerDoubling(steps), 3)} per doubling (fitted over {steps.Count} points).");
            outcome.Charts.Add(new LineChart("Server CPU a message", "us", what, [new("CPU", [.. steps.Select(step => ((double)step.Count, step.Paced.Stretch.CpuMicroseconds))])], Doublings: true));
        }

        outcome.Charts.Add(new LineChart("Acknowledged", "ms", what,
            [new("p50", [.. steps.Select(step => ((double)step.Count, step.Paced.Acknowledgement.P50))]),
                new("p99", [.. steps.Select(step => ((double)step.Count, step.Paced.Acknowledgement.P99))])], Doublings: true));
    }
}
