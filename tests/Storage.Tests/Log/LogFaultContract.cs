using Microsoft.Extensions.Time.Testing;
using OrleansChat.Conversations;
using OrleansChat.Conversations.Log;

namespace OrleansChat.Storage.Tests.Log;

/// <summary>What every dialect's log does when the store fails under it (reliability R1, R16).</summary>
public abstract class LogFaultContract : IDisposable
{
    private readonly LogStore _store;
    private readonly FaultyStore _faulty;
    private readonly FakeTimeProvider _time = new();
    private readonly GroupCommitLog _log;
    private readonly Talk _talk = new();

    private protected LogFaultContract(LogStore store)
    {
        _store = store;
        _faulty = new(store.Batches);
        _log = store.Log(_ => _faulty, _time);
    }

    public void Dispose()
    {
        _store.Dispose();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData(nameof(Fault.BeforeCommit), AppendOutcome.Unavailable)]
    [InlineData(nameof(Fault.Full), AppendOutcome.Full)]
    [InlineData(nameof(Fault.UnknownAndNotWritten), AppendOutcome.Doubtful)]
    [InlineData(nameof(Fault.UnexpectedAndNotWritten), AppendOutcome.Doubtful)]
    public async Task A_message_that_was_not_written_can_be_sent_again_and_stands_once(string fault, AppendOutcome expected)
    {
        await _log.Append(_talk.Start());
        var clientId = Talk.NewClientId();
        _faulty.FailNext(Enum.Parse<Fault>(fault));

        Assert.Equal(expected, await _log.Append(_talk.Say("hi", clientId)));
        await _talk.Reload(_log);
        Assert.Equal(1, _talk.Head);
        Assert.Empty(await _log.Find(_talk.Id, [clientId]));
        Assert.Equal(AppendOutcome.Committed, await _log.Append(_talk.Say("hi", clientId)));
        Assert.Equal(2, (await _log.Load(_talk.Id))!.Head);
    }

    [Fact]
    public async Task A_message_of_unknown_outcome_that_was_written_is_found_by_its_client_id()
    {
        await _log.Append(_talk.Start());
        var clientId = Talk.NewClientId();
        _faulty.FailNext(Fault.UnknownButWritten);

        Assert.Equal(AppendOutcome.Doubtful, await _log.Append(_talk.Say("hi", clientId)));
        await _talk.Reload(_log);
        Assert.Equal((2, 1), (_talk.Head, _talk.WriterEpoch));
        Assert.Equal(2, Assert.Single(await _log.Find(_talk.Id, [clientId])).Seq);
        Assert.Equal(AppendOutcome.Duplicate, await _log.Append(_talk.Say("hi", clientId)));
    }

    [Fact]
    public async Task After_doubt_nothing_decided_before_it_can_be_written_any_more()
    {
        await _log.Append(_talk.Start());
        _faulty.FailNext(Fault.UnknownAndNotWritten);
        await _log.Append(_talk.Say("in doubt"));
        var ghost = new Talk { Id = _talk.Id };

        var late = new Append(_talk.Id, new AppendLineage(), 1, 0, [new(2, 5, ghost.Visitor, Talk.NewClientId(), new MessagePosted("ghost"))], _talk.State);

        Assert.Equal(AppendOutcome.Lost, await _store.Beside().Log().Append(late));
    }

    [Fact]
    public async Task While_a_conversation_cannot_be_fenced_its_senders_are_told_that_nobody_knows_it_is_shut_and_others_go_on()
    {
        var other = new Talk();
        await _log.Append(_talk.Start());
        _faulty.FailNext(Fault.UnknownAndNotWritten, fencesToFail: 2);
        var doubtful = _log.Append(_talk.Say("in doubt"));
        await _faulty.Fencing.Task;

        Assert.Equal(AppendOutcome.Committed, await _log.Append(other.Start()));
        Assert.Equal(AppendOutcome.Unsettled, await doubtful);
        Assert.Equal(AppendOutcome.Unsettled, await _log.Append(_talk.Say("behind it")));
        AppendOutcome again;
        do
        {
            _time.Advance(TimeSpan.FromMilliseconds(250));
            await _talk.Reload(_log);
            again = await _log.Append(_talk.Say("again"));
        }
        while (again == AppendOutcome.Unsettled);

        // The fence may come between the reading and the append, which has then lost the race.
        if (again == AppendOutcome.Lost)
        {
            await _talk.Reload(_log);
            again = await _log.Append(_talk.Say("again"));
        }

        Assert.Equal(AppendOutcome.Committed, again);
        Assert.Equal((2, 1), ((await _log.Load(_talk.Id))!.Head, _talk.WriterEpoch));
        Assert.Equal(3, _faulty.Fences);
    }

    [Theory]
    [InlineData(nameof(Fault.BeforeCommit), AppendOutcome.Unavailable)]
    [InlineData(nameof(Fault.Full), AppendOutcome.Full)]
    [InlineData(nameof(Fault.UnknownAndNotWritten), AppendOutcome.Doubtful)]
    [InlineData(nameof(Fault.UnknownButWritten), AppendOutcome.Doubtful)]
    public async Task What_is_queued_behind_a_failed_append_fails_with_it(string fault, AppendOutcome expected)
    {
        var gate = new GatedStore(_faulty);
        var log = _store.Log(_ => gate, _time);
        await log.Append(_talk.Start());
        var blocker = gate.BlockNext(log);
        _faulty.FailNext(Enum.Parse<Fault>(fault));
        // The first is in the failing batch's place: behind the blocker, which is let through before it.
        var pending = Enumerable.Range(0, 5).Select(i => log.Append(_talk.Say($"m{i}"))).ToList();
        gate.Open();
        Assert.Equal(expected, await blocker);
        Assert.All(await Task.WhenAll(pending), outcome => Assert.Equal(AppendOutcome.Committed, outcome));

        _faulty.FailNext(Enum.Parse<Fault>(fault));
        var blocked = gate.BlockNext(log, _talk.Say("first"));
        var behind = Enumerable.Range(0, 5).Select(i => log.Append(_talk.Say($"n{i}"))).ToList();
        gate.Open();

        Assert.All(await Task.WhenAll([blocked, .. behind]), outcome => Assert.Equal(expected, outcome));
        var loaded = await log.Load(_talk.Id);
        Assert.Equal(fault == nameof(Fault.UnknownButWritten) ? 7 : 6, loaded!.Head);
    }

    [Fact]
    public async Task An_io_error_makes_the_log_read_only_until_the_store_is_opened_anew()
    {
        await _log.Append(_talk.Start());
        _faulty.FailNext(Fault.Broken);

        Assert.Equal(AppendOutcome.Unsettled, await _log.Append(_talk.Say("lost to the disk")));
        Assert.Equal(AppendOutcome.Unavailable, await _log.Append(_talk.Say("after it")));
        Assert.Equal(AppendOutcome.Unavailable, await _log.Append(new Talk().Start()));
        Assert.False(_store.Health.Healthy);
        Assert.NotNull(_store.Health.Broken);
        Assert.Equal(1, (await _log.Load(_talk.Id))!.Head);

        var reopened = _store.Reopen().Log();
        await _talk.Reload(reopened);
        Assert.Equal(AppendOutcome.Committed, await reopened.Append(_talk.Say("again")));
    }

    [Fact]
    public async Task What_was_acknowledged_before_the_process_died_is_there_once_afterwards()
    {
        var talks = Enumerable.Range(0, 20).Select(_ => new Talk()).ToList();
        foreach (var talk in talks) await _log.Append(talk.Start());
        var acknowledged = new List<(ConversationId Id, ClientId ClientId)>();
        for (var i = 0; i < 5; i++)
        {
            foreach (var talk in talks)
            {
                var clientId = Talk.NewClientId();
                if (await _log.Append(talk.Say($"m{i}", clientId)) == AppendOutcome.Committed) acknowledged.Add((talk.Id, clientId));
            }
        }

        var after = _store.Reopen();
        foreach (var (id, clientId) in acknowledged) Assert.Single(await after.Reader.Find(id, [clientId]));
        foreach (var talk in talks) Assert.Equal(6, (await after.Reader.Load(talk.Id))!.Head);
    }

    [Fact]
    public async Task A_message_written_but_not_acknowledged_before_the_process_died_is_a_duplicate_afterwards()
    {
        await _log.Append(_talk.Start());
        var clientId = Talk.NewClientId();
        _faulty.FailNext(Fault.UnknownButWritten, fencesToFail: int.MaxValue);
        _ = _log.Append(_talk.Say("hi", clientId));
        await _faulty.Fencing.Task;
        await _log.Append(new Talk().Start());

        var after = _store.Reopen().Log();
        await _talk.Reload(after);

        Assert.Equal(2, _talk.Head);
        Assert.Equal(AppendOutcome.Duplicate, await after.Append(_talk.Say("hi", clientId)));
    }
}
