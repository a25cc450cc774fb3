namespace OrleansChat.Cluster.Tests.Clients;

/// <summary>The widget's waiting times: doubling from half a second up to a cap, each drawn from the whole interval, without end.</summary>
internal sealed class Backoff(Random random, int most = 30_000)
{
    /// <summary>The cap over a line that stands.</summary>
    public const int OnTheLine = 8_000;

    private int _failures;

    /// <param name="retryAfter">What the server asked for, in seconds.</param>
    public TimeSpan Next(int retryAfter = 0)
    {
        var ceiling = Math.Min(most, 500 * Math.Pow(2, Math.Min(_failures++, 10)));
        lock (random) return TimeSpan.FromMilliseconds((retryAfter * 1_000) + (random.NextDouble() * ceiling));
    }

    public void Reset() => _failures = 0;
}
