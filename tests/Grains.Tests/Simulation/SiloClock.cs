namespace OrleansChat.Tests.Simulation;

/// <summary>A silo's clock: the timeline's time with an error of its own that may jump; timers run by the timeline alone.</summary>
internal sealed class SiloClock(Timeline timeline, ILife silo) : TimeProvider
{
    private static readonly DateTimeOffset Beginning = DateTimeOffset.UnixEpoch.AddYears(50);

    /// <summary>By how much it goes wrong.</summary>
    public TimeSpan Skew { get; set; }

    public override long TimestampFrequency => 1_000_000;

    public override DateTimeOffset GetUtcNow() => Beginning.AddMicroseconds(timeline.Now) + Skew;

    public override long GetTimestamp() => timeline.Now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new OneShot(timeline, silo, () => callback(state), (long)dueTime.TotalMicroseconds);

    private sealed class OneShot : ITimer
    {
        private bool _over;

        public OneShot(Timeline timeline, ILife silo, Action callback, long due) => timeline.After(due, silo, () =>
        {
            if (!_over) callback();
        });

        public bool Change(TimeSpan dueTime, TimeSpan period) => throw new NotSupportedException();

        public void Dispose() => _over = true;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
