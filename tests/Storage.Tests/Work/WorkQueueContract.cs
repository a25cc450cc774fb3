using OrleansChat.Work;

namespace OrleansChat.Storage.Tests.Work;

/// <summary>Due work as rows (reliability R14).</summary>
public abstract class WorkQueueContract : IDisposable
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);
    private readonly TestDatabase _database;
    private readonly StorageHost _host;
    private readonly IWorkQueue _queue;

    private protected WorkQueueContract(TestDatabase database)
    {
        (_database, _host) = (database, new(database));
        _queue = _host.Get<IWorkQueue>();
    }

    private DateTimeOffset Now => _host.Time.GetUtcNow();

    public void Dispose()
    {
        _host.Dispose();
        _database.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Nothing_is_claimed_before_it_is_due_or_of_another_kind()
    {
        await _queue.Schedule("expiry", "a", Now.AddSeconds(30));
        await _queue.Schedule("mail", "b", Now);

        Assert.Empty(await _queue.Claim(["expiry"], 50, Lease));
        Assert.Equal(Now.AddSeconds(30), await _queue.NextDue(["expiry"]));
        _host.Time.Advance(TimeSpan.FromSeconds(30));

        var item = Assert.Single(await _queue.Claim(["expiry"], 50, Lease));
        Assert.Equal(("a", 1L, 1), (item.Key, item.Version, item.Attempts));
        Assert.Null(await _queue.NextDue(["none"]));
    }

    [Fact]
    public async Task Claims_at_once_never_get_the_same_row()
    {
        for (var i = 0; i < 300; i++) await _queue.Schedule("mail", $"{i}", Now);

        var claims = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => _queue.Claim(["mail"], 50, Lease))));

        var keys = claims.SelectMany(items => items.Select(item => item.Key)).ToList();
        Assert.Equal(300, keys.Count);
        Assert.Equal(300, keys.Distinct().Count());
        Assert.All(claims, items => Assert.True(items.Length <= 50));
    }

    [Fact]
    public async Task What_is_finished_is_gone()
    {
        await _queue.Schedule("mail", "a", Now);
        Assert.True(await _queue.Finish(Assert.Single(await _queue.Claim(["mail"], 50, Lease))));
        _host.Time.Advance(TimeSpan.FromHours(1));
        Assert.Empty(await _queue.Claim(["mail"], 50, Lease));
    }

    [Fact]
    public async Task What_is_scheduled_anew_during_its_run_stays_due()
    {
        await _queue.Schedule("mail", "a", Now);
        var running = Assert.Single(await _queue.Claim(["mail"], 50, Lease));
        await _queue.Schedule("mail", "a", Now.AddSeconds(5));

        Assert.False(await _queue.Finish(running));
        await _queue.Retry(running, Now);
        Assert.Empty(await _queue.Claim(["mail"], 50, Lease));
        _host.Time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(2, Assert.Single(await _queue.Claim(["mail"], 50, Lease)).Version);
    }

    [Fact]
    public async Task A_lapsed_lease_is_claimed_again_and_the_first_claim_counts_for_nothing()
    {
        await _queue.Schedule("mail", "a", Now);
        var first = Assert.Single(await _queue.Claim(["mail"], 50, Lease));
        Assert.Equal(Now + Lease, await _queue.NextDue(["mail"]));
        _host.Time.Advance(Lease);

        var second = Assert.Single(await _queue.Claim(["mail"], 50, Lease));

        Assert.Equal(2, second.Attempts);
        Assert.False(await _queue.Finish(first));
        Assert.True(await _queue.Finish(second));
    }

    [Fact]
    public async Task What_failed_is_due_again_when_it_is_said_and_keeps_its_attempts()
    {
        await _queue.Schedule("mail", "a", Now);
        await _queue.Retry(Assert.Single(await _queue.Claim(["mail"], 50, Lease)), Now.AddSeconds(5));
        Assert.Empty(await _queue.Claim(["mail"], 50, Lease));
        _host.Time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(2, Assert.Single(await _queue.Claim(["mail"], 50, Lease)).Attempts);
        await _queue.Cancel("mail", "a");
        Assert.Null(await _queue.NextDue(["mail"]));
    }
}
