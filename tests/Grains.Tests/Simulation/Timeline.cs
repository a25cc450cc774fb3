namespace OrleansChat.Tests.Simulation;

/// <summary>What steps belong to: those of the dead never happen, those of the paused happen later.</summary>
internal interface ILife
{
    bool Dead { get; }

    /// <summary>Microseconds of the timeline.</summary>
    long PausedUntil { get; }
}

/// <summary>Virtual time and everything that is going to happen in it, one step after the other on one thread.</summary>
internal sealed class Timeline
{
    private const int MostSteps = 400_000;
    private readonly PriorityQueue<Step, (long At, long Order)> _steps = new();
    private long _order;

    /// <summary>Microseconds since the run began.</summary>
    public long Now { get; private set; }

    /// <summary>How many steps there were.</summary>
    public int Steps { get; private set; }

    /// <summary>What went wrong; nothing happens after it.</summary>
    public string? Failure { get; private set; }

    public void Fail(string failure) => Failure ??= failure;

    /// <param name="delay">Microseconds.</param>
    public void After(long delay, ILife? owner, Action run) => _steps.Enqueue(new(owner, run), (Now + delay, _order++));

    /// <summary>Completes after that many microseconds; never where the owner dies before.</summary>
    public Task Wait(long delay, ILife owner)
    {
        var waited = new TaskCompletionSource();
        After(delay, owner, waited.SetResult);
        return waited.Task;
    }

    /// <summary>
    /// Lets everything up to that time happen. May be called inside a step that takes time, a write for example; such steps end in the
    /// opposite order of their beginnings.
    /// </summary>
    public void RunUntil(long end)
    {
        while (Failure is null && _steps.TryPeek(out _, out var next) && next.At <= end) RunNext();
        Now = Math.Max(Now, end);
    }

    private void RunNext()
    {
        _steps.TryDequeue(out var step, out var place);
        Now = Math.Max(Now, place.At);
        if (step.Owner is { Dead: true }) return;
        if (step.Owner is { } owner && owner.PausedUntil > Now)
        {
            _steps.Enqueue(step, (owner.PausedUntil, place.Order));
            return;
        }

        if (++Steps > MostSteps) Fail("It does not come to an end.");
        try
        {
            step.Run();
        }
        catch (Exception thrown)
        {
            Fail($"An exception that nobody caught: {thrown}");
        }
    }

    private readonly record struct Step(ILife? Owner, Action Run);
}
