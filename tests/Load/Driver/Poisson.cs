namespace OrleansChat.Load.Driver;

/// <summary>Times that do not depend on what the server does: the open loop. Who is late is late, the intended time counts.</summary>
internal sealed class Poisson(double perSecond, int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>For the choices made at those times, from the same seed.</summary>
    public Random Random => _random;

    /// <summary>Acts at each time; in between the driver does <paramref name="until"/> (a time in Stopwatch ticks).</summary>
    public void Run(double seconds, Action<long> until, Action<long> act)
    {
        var due = (double)Loop.Now;
        var end = due + seconds * Loop.Second;
        while (true)
        {
            due -= Math.Log(1 - _random.NextDouble()) / perSecond * Loop.Second;
            if (due >= end) return;
            do until((long)due);
            while (Loop.Now < due);

            act((long)due);
        }
    }
}
