namespace OrleansChat.WebFront.Feed;

/// <summary>
/// Work that is asked for often and done seldom: never twice at the same time, asks in between count as one, and the longer they go on
/// the longer the pause, up to <paramref name="longestPause"/>.
/// </summary>
internal sealed class Coalesced(TimeProvider clock, TimeSpan pause, TimeSpan longestPause, Func<Task> work)
{
    private const int Idle = 0;
    private const int Running = 1;
    private const int Asked = 2;

    private int _state;

    /// <summary>Asks for it; returns at once. The work itself must not throw.</summary>
    public void Ask()
    {
        if (Interlocked.CompareExchange(ref _state, Asked, Running) == Idle && Interlocked.CompareExchange(ref _state, Running, Idle) == Idle)
        {
            _ = Run();
        }
    }

    private async Task Run()
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        for (var wait = pause; ; wait = wait * 2 < longestPause ? wait * 2 : longestPause)
        {
            await work();
            await Task.Delay(wait, clock);
            if (Interlocked.CompareExchange(ref _state, Idle, Running) == Running) return;
            Volatile.Write(ref _state, Running);
        }
    }
}
