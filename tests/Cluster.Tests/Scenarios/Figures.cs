using OrleansChat.Cluster.Tests.History;

namespace OrleansChat.Cluster.Tests.Scenarios;

/// <summary>How long people waited: from pressing send to the acknowledgement.</summary>
internal sealed class Figures
{
    private readonly List<(string Conversation, long WantedAt, long Waited)> _waits = [];
    private readonly List<(string Client, long InvokedAt, long Waited)> _answers = [];
    private readonly List<long> _receipts;

    public Figures(IReadOnlyList<Entry> entries)
    {
        var wanted = new Dictionary<(string, string), long>();
        var invoked = new Dictionary<(string Client, string Id), long>();
        foreach (var entry in entries)
        {
            if (entry is Invoked call) invoked[(call.Client, call.Id)] = call.At;
            if (Answered(entry) is { } message && invoked.Remove(message, out var calledAt)) _answers.Add((message.Client, calledAt, entry.At - calledAt));
            if (entry is Wanted asked) wanted[(asked.Conversation, asked.Id)] = asked.At;
            if (entry is Acknowledged receipt && wanted.Remove((receipt.Conversation, receipt.Id), out var at)) _waits.Add((receipt.Conversation, at, receipt.At - at));
        }

        _receipts = [.. entries.OfType<Acknowledged>().Select(receipt => receipt.At)];
    }

    public int Count => _waits.Count;

    /// <summary>The time from a moment to the first acknowledgement behind it; null where there is none.</summary>
    public TimeSpan? FirstReceiptAfter(long at) => _receipts.Where(receipt => receipt > at).Select(receipt => (TimeSpan?)TimeSpan.FromMicroseconds(receipt - at)).FirstOrDefault();

    /// <summary>The percentile of waiting, of messages that were wanted in [from, to) in these conversations (null = all).</summary>
    public Waiting Of(long from = 0, long to = long.MaxValue, IReadOnlySet<string>? conversations = null)
    {
        var waits = _waits.Where(wait => wait.WantedAt >= from && wait.WantedAt < to && conversations?.Contains(wait.Conversation) != false).Select(wait => wait.Waited).Order().ToList();
        return new(waits.Count, At(waits, 0.5), At(waits, 0.99), At(waits, 1));
    }

    /// <summary>How long these clients' calls that began in [from, to) waited for an answer, yes or no.</summary>
    public Waiting Answers(long from, long to, IReadOnlySet<string> clients)
    {
        var waits = _answers.Where(answer => answer.InvokedAt >= from && answer.InvokedAt < to && clients.Contains(answer.Client)).Select(answer => answer.Waited).Order().ToList();
        return new(waits.Count, At(waits, 0.5), At(waits, 0.99), At(waits, 1));
    }

    private static (string Client, string Id)? Answered(Entry entry) => entry switch
    {
        Acknowledged receipt => (receipt.Client, receipt.Id),
        Refused refusal => (refusal.Client, refusal.Id),
        Unanswered call => (call.Client, call.Id),
        _ => null,
    };

    private static TimeSpan At(List<long> sorted, double share) =>
        sorted.Count == 0 ? TimeSpan.Zero : TimeSpan.FromMicroseconds(sorted[Math.Min(sorted.Count - 1, (int)Math.Ceiling(share * sorted.Count) - 1 is var at and >= 0 ? at : 0)]);
}

/// <summary>How long a set of messages waited.</summary>
internal readonly record struct Waiting(int Count, TimeSpan P50, TimeSpan P99, TimeSpan Worst)
{
    public override string ToString() => $"{Count} messages, p50 {P50.TotalMilliseconds:0} ms, p99 {P99.TotalMilliseconds:0} ms, worst {Worst.TotalMilliseconds:0} ms";
}
