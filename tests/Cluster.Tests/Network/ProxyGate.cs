namespace OrleansChat.Cluster.Tests.Network;

/// <summary>The mode that all connections of a proxy go by, and the signal that it changed.</summary>
internal sealed class ProxyGate : IDisposable
{
    private readonly Lock _lock = new();
    private CancellationTokenSource _changed = new();
    private ProxyMode _mode = new ProxyMode.Pass();

    public ProxyMode Mode
    {
        get
        {
            lock (_lock) return _mode;
        }

        set
        {
            CancellationTokenSource before;
            lock (_lock)
            {
                _mode = value;
                (before, _changed) = (_changed, new());
            }

            before.Cancel();
            before.Dispose();
        }
    }

    /// <summary>How much of a piece may go on now; returns once some may.</summary>
    /// <param name="size">Bytes of the piece.</param>
    /// <param name="readAt">When it was read.</param>
    /// <param name="ended">The connection ended.</param>
    public async Task<int> Enter(int size, long readAt, CancellationToken ended)
    {
        while (true)
        {
            var (mode, changed) = Now();
            var (share, wait) = mode switch
            {
                ProxyMode.BlackHole or ProxyMode.Cut => (0, Timeout.InfiniteTimeSpan),
                ProxyMode.Delay delay => (size, delay.By - TimeProvider.System.GetElapsedTime(readAt)),
                ProxyMode.Trickle trickle => (Math.Min(size, Math.Max(1, trickle.BytesPerSecond / 20)), TimeSpan.FromMilliseconds(50)),
                _ => (size, TimeSpan.Zero),
            };
            if (share > 0 && wait <= TimeSpan.Zero) return share;
            if (await Waited(wait, changed, ended) && share > 0) return share;
        }
    }

    public void Dispose() => _changed.Dispose();

    private (ProxyMode Mode, CancellationToken Changed) Now()
    {
        lock (_lock) return (_mode, _changed.Token);
    }

    /// <summary>False where the mode changed before.</summary>
    private static async Task<bool> Waited(TimeSpan wait, CancellationToken changed, CancellationToken ended)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(changed, ended);
        try
        {
            await Task.Delay(wait, either.Token);
            return true;
        }
        catch (OperationCanceledException) when (!ended.IsCancellationRequested)
        {
            return false;
        }
    }
}
