using HdrHistogram;
using OrleansChat.Load.Driver;
using OrleansChat.Load.Report;

namespace OrleansChat.Load.Scenarios;

/// <summary>Latencies in milliseconds.</summary>
internal sealed record Latency(double P50, double P90, double P99, double P999, double Max)
{
    /// <summary>Zeros where nothing was timed.</summary>
    public static Latency Of(LongHistogram ns) => ns.TotalCount == 0 ? new(0, 0, 0, 0, 0) : new(At(ns, 50), At(ns, 90), At(ns, 99), At(ns, 99.9), ns.GetMaxValue() / 1e6);

    private static double At(LongHistogram ns, double percentile) => ns.GetValueAtPercentile(percentile) / 1e6;
}

/// <summary>What must hold in every run.</summary>
internal sealed record Promises(
    int Sent,
    int Acknowledged,
    int Delivered,
    int Lost,
    int Doubles,
    int OrderViolations,
    int Refused,
    int Pulls,
    int LinesLost,
    long? Stored)
{
    /// <summary>Whether all of them held; stored rows are compared with acknowledged messages.</summary>
    public bool Kept => Lost + Doubles + OrderViolations + Refused + LinesLost == 0 && Acknowledged == Sent && (Stored ?? Acknowledged) == Acknowledged;

    /// <summary>Says in a report whether they held.</summary>
    public void Judge(Outcome outcome)
    {
        if (!Kept) outcome.Broken.Add($"{this}");
        else outcome.Notes.Add($"{Figure.Text(Acknowledged)} acknowledged messages, none lost, doubled or out of order{(Stored is null ? "" : ", all stored")}.");
    }

    public static Promises Of(Ledger ledger, int linesLost, long? stored) => new(ledger.Sent, ledger.AcknowledgedCount, ledger.DeliveredCount,
        ledger.Lost, ledger.Doubles, ledger.OrderViolations, ledger.RefusedCount, ledger.Pulls, linesLost, stored);
}

/// <summary>A stretch of time: messages finished, and what servers (their database apart) and driver used of their core (1 = all of it).</summary>
internal sealed record Stretch(double Seconds, int Messages, double ServerShare, double DatabaseShare, double DriverShare)
{
    public double PerSecond => Messages / Seconds;

    /// <summary>CPU a message of all server processes.</summary>
    public double CpuMicroseconds => ServerShare * Seconds * 1e6 / Math.Max(1, Messages);

    /// <summary>The part of it that is the database's.</summary>
    public double DatabaseMicroseconds => DatabaseShare * Seconds * 1e6 / Math.Max(1, Messages);

    /// <summary>Whether the driver, not the server, was what ran out.</summary>
    public bool DriverBound => DriverShare > 0.9 && ServerShare < 0.97;

    /// <summary>Whether neither ran out: something else had the core, or the server waited for its disk.</summary>
    public bool Held => DriverShare <= 0.9 && ServerShare < 0.9;
}

/// <summary>A stretch at a rate fixed in advance; latencies count from the time at which a message was meant to be sent.</summary>
internal sealed record Paced(double Rate, Stretch Stretch, Latency Delivery, Latency Acknowledgement)
{
    /// <summary>Whether anybody was there to hear.</summary>
    public bool Heard => Delivery.Max > 0;
}
