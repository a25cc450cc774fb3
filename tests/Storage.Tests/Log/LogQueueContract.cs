using OrleansChat.Conversations;
using OrleansChat.Conversations.Log;

namespace OrleansChat.Storage.Tests.Log;

/// <summary>What every dialect's log does with what is queued: who fails alone, who fails together, and how much waits.</summary>
public abstract class LogQueueContract : IDisposable
{
    private readonly LogStore _store;

    private protected LogQueueContract(LogStore store) => _store = store;

    public void Dispose()
    {
        _store.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_client_id_that_stands_in_the_log_refuses_only_its_own_conversation()
    {
        var gate = new GatedStore(_store.Batches);
        var log = _store.Log(_ => gate);
        var guilty = new Talk();
        var clientId = Talk.NewClientId();
        await log.Append(guilty.Start());
        await log.Append(guilty.Say("once", clientId));
        var neighbours = Enumerable.Range(0, 20).Select(_ => new Talk()).ToList();

        var blocker = gate.BlockNext(log);
        var before = neighbours[..10].Select(talk => log.Append(talk.Start())).ToList();
        var duplicate = log.Append(guilty.Say("once", clientId));
        var after = neighbours[10..].Select(talk => log.Append(talk.Start())).ToList();
        gate.Open();
        await blocker;

        Assert.Equal(AppendOutcome.Duplicate, await duplicate);
        Assert.All(await Task.WhenAll([.. before, .. after]), outcome => Assert.Equal(AppendOutcome.Committed, outcome));
        Assert.Equal(2, (await log.Load(guilty.Id))!.Head);
    }

    [Fact]
    public async Task Of_several_queued_appends_only_the_duplicate_and_what_is_behind_it_are_refused()
    {
        var gate = new GatedStore(_store.Batches);
        var log = _store.Log(_ => gate);
        var talk = new Talk();
        var clientId = Talk.NewClientId();
        await log.Append(talk.Start());
        await log.Append(talk.Say("once", clientId));

        var blocker = gate.BlockNext(log);
        var pending = new[] { log.Append(talk.Say("a")), log.Append(talk.Say("once", clientId)), log.Append(talk.Say("b")) };
        gate.Open();
        await blocker;

        Assert.Equal([AppendOutcome.Committed, AppendOutcome.Duplicate, AppendOutcome.Lost], await Task.WhenAll(pending));
        Assert.Equal(3, (await log.Load(talk.Id))!.Head);
    }

    [Fact]
    public async Task When_the_first_of_several_queued_appends_fails_none_behind_it_is_written()
    {
        var gate = new GatedStore(_store.Batches);
        var log = _store.Log(_ => gate);
        var mine = new Talk();
        await log.Append(mine.Start());
        var theirs = new Talk { Id = mine.Id };
        var second = _store.Beside().Log();
        await theirs.Reload(second);
        await second.Append(theirs.Say("theirs"));

        var blocker = gate.BlockNext(log);
        var pending = new[] { log.Append(mine.Say("a")), log.Append(mine.Say("b")), log.Append(mine.Say("c")) };
        gate.Open();
        await blocker;
        // Its expected head is now the head of the log, but it was decided behind what failed.
        var late = log.Append(new Append(mine.Id, mine.Lineage, 2, 0, [new(3, 5, mine.Visitor, Talk.NewClientId(), new MessagePosted("late"))], mine.State));

        Assert.All(await Task.WhenAll([.. pending, late]), outcome => Assert.Equal(AppendOutcome.Lost, outcome));
        await mine.Reload(log);
        Assert.Equal(2, mine.Head);
        Assert.Equal(AppendOutcome.Committed, await log.Append(mine.Say("a")));
    }

    [Fact]
    public async Task More_than_the_queue_holds_is_refused_at_once_and_the_rest_is_written()
    {
        var gate = new GatedStore(_store.Batches);
        var log = _store.Log(_ => gate);
        var blocker = gate.BlockNext(log);
        var talks = Enumerable.Range(0, 21_000).Select(_ => new Talk()).ToList();
        var pending = talks.Select(talk => log.Append(talk.Start(null))).ToList();
        var refused = pending.Count(task => task.IsCompleted);
        gate.Open();
        await blocker;
        var outcomes = await Task.WhenAll(pending);

        Assert.InRange(refused, 1_000, 1_001);
        Assert.Equal(refused, outcomes.Count(outcome => outcome == AppendOutcome.Unavailable));
        Assert.Equal(21_000 - refused, outcomes.Count(outcome => outcome == AppendOutcome.Committed));
        Assert.True(gate.LargestBatch <= 2_000);
        Assert.Equal(AppendOutcome.Committed, await log.Append(new Talk().Start()));
    }

    [Fact]
    public async Task Megabytes_waiting_are_bounded_too()
    {
        var gate = new GatedStore(_store.Batches);
        var log = _store.Log(_ => gate);
        var blocker = gate.BlockNext(log);
        var text = new string('x', 32_000);
        var pending = Enumerable.Range(0, 600).Select(_ => log.Append(new Talk().Start(text))).ToList();
        var refused = pending.Count(task => task.IsCompleted);
        gate.Open();
        await blocker;
        await Task.WhenAll(pending);

        Assert.InRange(refused, 70, 90);
    }

    [Fact]
    public async Task What_is_queued_is_written_when_the_log_is_closed()
    {
        var gate = new GatedStore(_store.Batches);
        var log = _store.Log(_ => gate);
        var talk = new Talk();
        var blocker = gate.BlockNext(log);
        var pending = log.Append(talk.Start());
        _ = log.MarkRead(talk.Id, "op-1", AuthorKind.Operator, 1);
        var closed = Task.Run(log.Dispose);
        gate.Open();
        await Task.WhenAll(blocker, closed);

        Assert.Equal(AppendOutcome.Committed, await pending);
        Assert.Equal(AppendOutcome.Unavailable, await log.Append(talk.Say("too late")));
        Assert.Equal([new ReadCursor("op-1", AuthorKind.Operator, 1)], (await _store.Reader.Load(talk.Id))!.Cursors.AsEnumerable());
    }
}
