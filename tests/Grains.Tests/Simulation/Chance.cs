namespace OrleansChat.Tests.Simulation;

/// <summary>All randomness of a run, from its seed (SplitMix64).</summary>
internal sealed class Chance(ulong seed)
{
    private ulong _state = seed * 0x9E3779B97F4A7C15;

    public ulong Next()
    {
        var z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    public int Below(int bound) => (int)(Next() % (ulong)bound);

    public long Between(long least, long most) => least + (long)(Next() % (ulong)(most - least + 1));

    /// <summary>From 0 up to 1.</summary>
    public double Share() => (Next() >> 11) * (1.0 / (1UL << 53));

    public bool Hits(double probability) => probability > 0 && Share() < probability;

    public T Pick<T>(IReadOnlyList<T> choices) => choices[Below(choices.Count)];
}
