using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using OrleansChat.Work;

namespace OrleansChat.Storage.Tests.Work;

/// <summary>The sweeper on a clock that the test moves.</summary>
public abstract class SweeperContract : IDisposable
{
    private readonly TestDatabase _database;
    private readonly StorageHost _host;
    private readonly ApplicationLifetime _lifetime = new(NullLogger<ApplicationLifetime>.Instance);
    private readonly SleepingTime _time = new();
    private readonly RecordingHandler _handler = new();
    private readonly IWorkQueue _queue;
    private readonly Sweeper _sweeper;

    private protected SweeperContract(TestDatabase database)
    {
        (_database, _host) = (database, new(database));
        _queue = database.Work(_host, _time);
        _sweeper = new(_queue, [_handler], _lifetime, _time, NullLogger<Sweeper>.Instance);
    }

    public void Dispose()
    {
        _sweeper.StopAsync(CancellationToken.None).GetAwaiter().GetResult();
        _sweeper.Dispose();
        _host.Dispose();
        _database.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Work_is_done_once_it_is_due_and_only_after_the_host_has_started()
    {
        await _queue.Schedule("test", "now", _time.GetUtcNow());
        await _queue.Schedule("test", "later", _time.GetUtcNow().AddSeconds(7));
        await _sweeper.StartAsync(CancellationToken.None);
        Assert.Empty(_handler.Runs);
        _lifetime.NotifyStarted();

        Assert.Equal(7, await Sleep(asleep: () => Assert.Equal(["now"], _handler.Runs)));
        Assert.Equal(10, await Sleep());
        Assert.Equal(["now", "later"], _handler.Runs);
        Assert.Null(await _queue.NextDue(["test"]));
    }

    [Fact]
    public async Task Work_that_fails_is_tried_again_with_growing_waits_until_it_succeeds()
    {
        _handler.FailuresLeft = 3;
        await _queue.Schedule("test", "a", _time.GetUtcNow());
        _lifetime.NotifyStarted();
        await _sweeper.StartAsync(CancellationToken.None);

        // 5, 10 and 20 seconds, but never asleep for more than 10.
        var sleeps = new List<double>();
        for (var i = 0; i < 5; i++) sleeps.Add(await Sleep());
        Assert.Equal([5.0, 10.0, 10.0, 10.0, 10.0], sleeps);
        Assert.Equal(["a", "a", "a", "a"], _handler.Runs);
        Assert.Null(await _queue.NextDue(["test"]));
    }

    [Fact]
    public async Task More_than_a_batch_is_done_without_waiting()
    {
        for (var i = 0; i < 120; i++) await _queue.Schedule("test", $"{i}", _time.GetUtcNow());
        _lifetime.NotifyStarted();
        await _sweeper.StartAsync(CancellationToken.None);
        await Sleep();
        Assert.Equal(120, _handler.Runs.Distinct().Count());
    }

    [Theory]
    [InlineData(1, 5)]
    [InlineData(2, 10)]
    [InlineData(4, 40)]
    [InlineData(30, 3600)]
    public void Waits_double_up_to_an_hour(int attempts, int seconds) => Assert.Equal(TimeSpan.FromSeconds(seconds), Sweeper.Backoff(attempts));

    // Waits until the sweeper sleeps, looks at what it has done, says for how many seconds it sleeps, and lets them pass.
    private async Task<double> Sleep(Action? asleep = null)
    {
        var sleep = await _time.Sleeps.Reader.ReadAsync();
        asleep?.Invoke();
        _time.Advance(sleep);
        return sleep.TotalSeconds;
    }

    private sealed class SleepingTime : FakeTimeProvider
    {
        public Channel<TimeSpan> Sleeps { get; } = Channel.CreateUnbounded<TimeSpan>();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            Sleeps.Writer.TryWrite(dueTime);
            return timer;
        }
    }

    private sealed class RecordingHandler : IWorkHandler
    {
        public int FailuresLeft { get; set; }

        public ConcurrentQueue<string> Runs { get; } = new();

        public string Kind => "test";

        public Task Run(WorkItem item)
        {
            Runs.Enqueue(item.Key);
            return FailuresLeft-- > 0 ? Task.FromException(new InvalidOperationException("injected")) : Task.CompletedTask;
        }
    }
}
