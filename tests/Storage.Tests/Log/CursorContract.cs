using System.Collections.Immutable;
using Microsoft.Extensions.Time.Testing;
using OrleansChat.Conversations;
using OrleansChat.Conversations.Log;

namespace OrleansChat.Storage.Tests.Log;

/// <summary>Read cursors, as every dialect keeps them.</summary>
public abstract class CursorContract : IDisposable
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private readonly LogStore _store;
    private readonly FakeTimeProvider _time = new();
    private readonly GatedStore _gate;
    private readonly GroupCommitLog _log;
    private readonly Talk _talk = new();

    private protected CursorContract(LogStore store)
    {
        _store = store;
        _gate = new(store.Batches);
        _log = store.Log(_ => _gate, _time);
    }

    public void Dispose()
    {
        _store.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Many_marks_of_a_second_are_one_write()
    {
        await Talk(20);
        var commits = _gate.Commits;
        for (var seq = 1; seq <= 20; seq++) _ = _log.MarkRead(_talk.Id, "op-1", AuthorKind.Operator, seq);
        Assert.Empty(await Written());

        await Elapse();

        Assert.Equal([new ReadCursor("op-1", AuthorKind.Operator, 20)], (await Written()).AsEnumerable());
        // The marks, and the append by which the test saw them through.
        Assert.Equal(commits + 2, _gate.Commits);
    }

    [Fact]
    public async Task A_cursor_only_moves_forward_and_never_beyond_the_head()
    {
        await Talk(5);
        _ = _log.MarkRead(_talk.Id, "op-1", AuthorKind.Operator, 4);
        _ = _log.MarkRead(_talk.Id, "op-1", AuthorKind.Operator, 2);
        _ = _log.MarkRead(_talk.Id, "session-a", AuthorKind.Visitor, 99);
        await Elapse();
        _ = _log.MarkRead(_talk.Id, "op-1", AuthorKind.Operator, 3);
        await Elapse();

        Assert.Equal(
            [new ReadCursor("op-1", AuthorKind.Operator, 4), new ReadCursor("session-a", AuthorKind.Visitor, 5)],
            (await Written()).OrderBy(cursor => cursor.Participant));
    }

    [Fact]
    public async Task A_mark_that_is_not_written_yet_is_seen_by_who_loads()
    {
        await Talk(5);
        _ = _log.MarkRead(_talk.Id, "op-1", AuthorKind.Operator, 3);
        Assert.Equal([new ReadCursor("op-1", AuthorKind.Operator, 3)], (await _log.Load(_talk.Id))!.Cursors.AsEnumerable());
    }

    [Fact]
    public async Task Marks_that_the_store_refuses_are_written_a_second_later()
    {
        var faulty = new FaultyStore(_store.Batches);
        var log = _store.Log(_ => faulty, _time);
        await log.Append(_talk.Start());
        faulty.FailNext(Fault.Full);
        _ = log.MarkRead(_talk.Id, "op-1", AuthorKind.Operator, 1);
        _time.Advance(Second);
        await log.Append(new Talk().Start());
        Assert.Empty(await Written());

        _time.Advance(Second);
        await log.Append(new Talk().Start());
        await log.Append(new Talk().Start());

        Assert.Single(await Written());
    }

    private async Task Talk(int messages)
    {
        await _log.Append(_talk.Start());
        for (var i = 1; i < messages; i++) await _log.Append(_talk.Say("x"));
    }

    // The writer handles what is due before or together with the append that is waited for.
    private async Task Elapse()
    {
        var commits = _gate.Commits;
        _time.Advance(Second);
        await Task.Run(() => SpinWait.SpinUntil(() => _gate.Commits > commits, TimeSpan.FromSeconds(60)));
        await _log.Append(new Talk().Start());
    }

    private async Task<ImmutableArray<ReadCursor>> Written() => (await _store.Reader.Load(_talk.Id))!.Cursors;
}
