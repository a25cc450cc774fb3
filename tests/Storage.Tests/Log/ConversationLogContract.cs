using OrleansChat.Conversations;
using OrleansChat.Conversations.Log;

namespace OrleansChat.Storage.Tests.Log;

/// <summary>What every dialect's log promises.</summary>
public abstract class ConversationLogContract : IDisposable
{
    private readonly LogStore _store;

    private protected ConversationLogContract(LogStore store) => _store = store;

    public void Dispose()
    {
        _store.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Nothing_is_loaded_where_nothing_was_started() => Assert.Null(await _store.Log().Load(new(Talk.NewId())));

    [Fact]
    public async Task What_was_appended_is_read_back()
    {
        var log = _store.Log();
        var talk = new Talk();
        var appends = new[] { talk.Start(), talk.Say("**hi** €𝄞\n`x`"), talk.Answer("hello"), talk.Next((talk.Visitor, null, new Closed())) };
        foreach (var append in appends) Assert.Equal(AppendOutcome.Committed, await log.Append(append));

        var loaded = await log.Load(talk.Id);

        Assert.NotNull(loaded);
        Assert.Equal(talk.State, loaded.State);
        Assert.Equal((4, 0, 0), (loaded.Head, loaded.WriterEpoch, loaded.LogEpoch));
        Assert.Equal(appends.SelectMany(append => append.Events), loaded.Tail);
    }

    [Fact]
    public async Task Every_kind_of_event_survives_the_log()
    {
        var log = _store.Log();
        var talk = new Talk();
        var follows = new ConversationId(Talk.NewId());
        var append = talk.Next(
            (talk.Visitor, Talk.NewClientId(), new Started("w", "b", "d", Priority.High, "pt-BR", "https://a.example/x?y=1", "Olá!", follows)),
            (talk.Visitor, Talk.NewClientId(), new MessagePosted("first")),
            (Author.System, null, new Assigned("op-1", "Grace", 1)),
            (Talk.Operator, null, new Assigned(null, null, 2)),
            (Talk.Operator, null, new Closed()),
            (talk.Visitor, null, new Reopened()));
        Assert.Equal(AppendOutcome.Committed, await log.Append(append));

        var loaded = await log.Load(talk.Id);

        Assert.Equal(append.Events.AsEnumerable(), loaded!.Tail);
        Assert.Equal(talk.State, loaded.State);
    }

    [Fact]
    public async Task Positions_have_no_gaps_with_many_conversations_at_once()
    {
        var log = _store.Log();
        var talks = Enumerable.Range(0, 100).Select(_ => new Talk()).ToList();
        await Task.WhenAll(talks.Select(async talk =>
        {
            await log.Append(talk.Start());
            var pending = Enumerable.Range(0, 30).Select(i => log.Append(talk.Say($"message {i}"))).ToList();
            Assert.All(await Task.WhenAll(pending), outcome => Assert.Equal(AppendOutcome.Committed, outcome));
        }));

        foreach (var talk in talks)
        {
            var loaded = await log.Load(talk.Id);
            Assert.Equal(31, loaded!.Head);
            Assert.Equal(Enumerable.Range(16, 16), loaded.Tail.Select(logged => logged.Seq));
            Assert.Equal(talk.State, loaded.State);
        }
    }

    [Fact]
    public async Task Of_two_activations_one_loses_cleanly_and_can_go_on_after_reading()
    {
        var first = _store.Log();
        var second = _store.Beside().Log();
        var mine = new Talk();
        await first.Append(mine.Start());
        var theirs = new Talk { Id = mine.Id };
        await theirs.Reload(second);

        var won = await first.Append(mine.Say("mine"));
        var lost = await second.Append(theirs.Say("theirs"));
        await theirs.Reload(second);
        var again = await second.Append(theirs.Say("theirs"));

        Assert.Equal((AppendOutcome.Committed, AppendOutcome.Lost, AppendOutcome.Committed), (won, lost, again));
        var loaded = await first.Load(mine.Id);
        Assert.Equal(["mine", "theirs"], loaded!.Tail.Select(logged => logged.Body).OfType<MessagePosted>().Select(message => message.Text));
    }

    [Fact]
    public async Task Two_starts_of_one_conversation_make_one()
    {
        var talk = new Talk();
        var twin = new Talk { Id = talk.Id };
        var outcomes = new[] { await _store.Log().Append(talk.Start()), await _store.Beside().Log().Append(twin.Start()) };
        Assert.Equal([AppendOutcome.Committed, AppendOutcome.Lost], outcomes);
        Assert.Equal(1, (await _store.Log().Load(talk.Id))!.Head);
    }

    [Fact]
    public async Task Two_logs_that_fight_for_the_same_conversations_leave_no_gap_and_no_double()
    {
        var ids = Enumerable.Range(0, 5).Select(_ => new ConversationId(Talk.NewId())).ToList();
        var logs = new[] { _store.Log(), _store.Beside().Log() };
        foreach (var id in ids) await logs[0].Append(new Talk { Id = id }.Start());
        var sent = await Task.WhenAll(from log in logs from id in ids select Task.Run(() => SendUntilAccepted(log, id, 20)));

        foreach (var id in ids)
        {
            var events = (await logs[0].Load(id))!;
            Assert.Equal(41, events.Head);
            Assert.Equal(40, events.State.VisitorMessages);
        }

        Assert.Equal(200, sent.SelectMany(clientIds => clientIds).Distinct().Count());
    }

    [Fact]
    public async Task Earlier_events_are_found_by_their_client_ids()
    {
        var log = _store.Log();
        var talk = new Talk();
        var (known, unknown) = (Talk.NewClientId(), Talk.NewClientId());
        await log.Append(talk.Start());
        var append = talk.Say("once", known);
        await log.Append(append);

        var found = await log.Find(talk.Id, [unknown, known]);

        Assert.Equal(append.Events.AsEnumerable(), found);
        Assert.Empty(await log.Find(new(Talk.NewId()), [known]));
    }

    [Fact]
    public async Task A_client_id_is_free_in_another_conversation()
    {
        var log = _store.Log();
        var clientId = Talk.NewClientId();
        foreach (var talk in new[] { new Talk(), new Talk() })
        {
            await log.Append(talk.Start());
            Assert.Equal(AppendOutcome.Committed, await log.Append(talk.Say("hi", clientId)));
        }
    }

    [Fact]
    public async Task A_fence_refuses_the_older_epoch_and_takes_the_newer()
    {
        var log = _store.Log();
        var talk = new Talk();
        await log.Append(talk.Start());
        _store.Batches.Fence([talk.Id]);

        Assert.Equal(AppendOutcome.Lost, await log.Append(talk.Say("old")));
        await talk.Reload(log);
        Assert.Equal(1, talk.WriterEpoch);
        Assert.Equal(AppendOutcome.Committed, await log.Append(talk.Say("new")));
    }

    [Fact]
    public async Task A_long_conversation_reads_the_same_with_and_without_its_snapshots()
    {
        var log = _store.Log();
        var talk = new Talk();
        var pending = new List<Task<AppendOutcome>> { log.Append(talk.Start()) };
        for (var i = 0; i < 450; i++) pending.Add(log.Append(i % 3 == 0 ? talk.Answer($"answer {i}") : talk.Say($"message {i}")));
        pending.Add(log.Append(talk.Next((Talk.Operator, null, new Closed()))));
        Assert.All(await Task.WhenAll(pending), outcome => Assert.Equal(AppendOutcome.Committed, outcome));

        var withSnapshot = await log.Load(talk.Id);
        Assert.True(_store.ForgetSnapshots() > 0);
        var folded = await log.Load(talk.Id);

        Assert.Equal(talk.State, withSnapshot!.State);
        Assert.Equal(talk.State, folded!.State);
    }

    private static async Task<List<ClientId>> SendUntilAccepted(GroupCommitLog log, ConversationId id, int count)
    {
        var talk = new Talk { Id = id };
        var sent = new List<ClientId>();
        await talk.Reload(log);
        while (sent.Count < count)
        {
            var clientId = Talk.NewClientId();
            if (await log.Append(talk.Say("x", clientId)) == AppendOutcome.Committed) sent.Add(clientId);
            else await talk.Reload(log);
        }

        return sent;
    }
}
