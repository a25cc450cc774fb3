using OrleansChat.Attachments;
using OrleansChat.Conversations;
using OrleansChat.Conversations.Log;
using OrleansChat.Storage.Tests.Log;
using OrleansChat.Work;

namespace OrleansChat.Storage.Tests.Attachments;

/// <summary>Files as rows, the same in every dialect (S76, D7).</summary>
public abstract class AttachmentContract : IDisposable
{
    private const long Megabyte = 1 << 20;
    private const long DayLimit = Megabyte;
    private static readonly FileOwner Anna = new(AuthorKind.Visitor, "session-a");
    private static readonly FileOwner Bert = new(AuthorKind.Visitor, "session-b");
    private static readonly FileOwner Grace = new(AuthorKind.Operator, "op-1");

    // One id for a session and an operator would not make them the same owner.
    private static readonly FileOwner Twin = Anna with { Kind = AuthorKind.Operator };
    private readonly TestDatabase _database;
    private readonly StorageHost _host;
    private readonly IAttachmentStore _files;

    private protected AttachmentContract(TestDatabase database)
    {
        (_database, _host) = (database, new(database));
        _files = _host.Get<IAttachmentStore>();
    }

    public void Dispose()
    {
        _host.Dispose();
        _database.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_repeated_reservation_says_what_is_kept_and_costs_nothing_again()
    {
        var first = await _files.Reserve(Anna, New(1, 600_000, "plan.pdf"), DayLimit);
        Assert.True(await _files.Append(Anna, first!.Id, 0, new byte[200]));

        var again = await _files.Reserve(Anna, New(1, 600_000, "plan.pdf"), DayLimit);

        Assert.Equal(first with { Kept = 200 }, again);
        Assert.NotNull(await _files.Reserve(Anna, New(2, 400_000), DayLimit));
    }

    [Fact]
    public async Task A_reservation_answers_what_stands_there_whatever_it_asks_for()
    {
        var first = await _files.Reserve(Anna, New(1, 600_000, "plan.pdf"), DayLimit);

        Assert.Equal(first, await _files.Reserve(Anna, New(1, 5, "other"), DayLimit));
        Assert.NotEqual(first!.Id, (await _files.Reserve(Twin, New(1, 5), DayLimit))!.Id);
    }

    [Fact]
    public async Task Same_reservations_at_once_come_to_one_file()
    {
        var all = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => _files.Reserve(Anna, New(1, 600_000), DayLimit))));

        Assert.Single(all.Select(file => file!.Id).Distinct());
    }

    [Fact]
    public async Task An_owner_reserves_no_more_than_the_day_allows_also_at_once()
    {
        var all = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => _files.Reserve(Anna, New(i, 300_000), DayLimit))));

        Assert.Equal(3, all.Count(file => file is not null));
        Assert.NotNull(await _files.Reserve(Bert, New(1, 300_000), DayLimit));
        _host.Time.Advance(TimeSpan.FromDays(1));
        Assert.NotNull(await _files.Reserve(Anna, New(101, 300_000), DayLimit));
    }

    [Fact]
    public async Task Small_files_count_too_and_a_refused_one_counts_nothing()
    {
        for (var i = 0; i < 16; i++) Assert.NotNull(await _files.Reserve(Anna, New(i, 1), DayLimit));
        Assert.Null(await _files.Reserve(Anna, New(16, 1), DayLimit));
        Assert.NotNull(await _files.Reserve(Anna, New(17, 1), DayLimit + (64 << 10)));
    }

    [Fact]
    public async Task What_is_forgotten_is_given_back_to_its_day_and_to_no_other()
    {
        var first = await _files.Reserve(Anna, New(1, Megabyte), DayLimit);
        Assert.Null(await _files.Reserve(Anna, New(2, 1), DayLimit));
        Assert.True(await _files.Forget(first!.Id));
        Assert.False(await _files.Forget(first.Id));

        var second = await _files.Reserve(Anna, New(3, Megabyte), DayLimit);
        _host.Time.Advance(TimeSpan.FromDays(1));
        Assert.NotNull(await _files.Reserve(Anna, New(4, Megabyte), DayLimit));
        Assert.True(await _files.Forget(second!.Id));

        Assert.Null(await _files.Reserve(Anna, New(5, 1), DayLimit));
    }

    [Fact]
    public async Task Bytes_are_kept_only_where_the_file_stands_and_only_as_many_as_were_reserved()
    {
        var id = (await _files.Reserve(Anna, New(1, 5), DayLimit))!.Id;

        Assert.True(await _files.Append(Anna, id, 0, new byte[] { 1, 2, 3 }));
        Assert.False(await _files.Append(Anna, id, 0, new byte[] { 9 }));
        Assert.False(await _files.Append(Anna, id, 3, new byte[] { 4, 5, 6 }));
        Assert.False(await _files.Append(Bert, id, 3, new byte[] { 4, 5 }));
        Assert.False(await _files.Append(Twin, id, 3, new byte[] { 4, 5 }));
        Assert.False(await _files.Ready(id, new("text/plain", "00", null)));
        Assert.True(await _files.Append(Anna, id, 3, new byte[] { 4, 5 }));
        Assert.True(await _files.Ready(id, new("image/png", "ab", new(new(7, 9), [(PictureView.Thumb, [7]), (PictureView.Image, [8, 8])]))));
        Assert.False(await _files.Ready(id, new("text/plain", "00", null)));

        Assert.Equal([1, 2, 3], await _files.Piece(id, 0));
        Assert.Equal([4, 5], await _files.Piece(id, 3));
        Assert.Null(await _files.Piece(id, 5));
        Assert.Equal([7], await _files.Picture(id, PictureView.Thumb));
        Assert.Equal([8, 8], await _files.Picture(id, PictureView.Image));
        Assert.Equal(new StoredFile(id, Anna, "a", 5, 5, FileState.Ready, "image/png", 7, 9, "ab", null, null), await _files.Find(id));
    }

    [Fact]
    public async Task The_same_piece_sent_twice_at_once_is_kept_once()
    {
        var id = (await _files.Reserve(Anna, New(1, 300_000), DayLimit))!.Id;

        var kept = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => _files.Append(Anna, id, 0, new byte[100_000]))));

        Assert.Equal(1, kept.Count(one => one));
        Assert.Equal(100_000, (await _files.Find(id))!.Kept);
    }

    [Fact]
    public async Task A_message_takes_its_files_in_the_transaction_that_writes_it()
    {
        var talk = new Talk();
        await _host.Write(talk.Start());
        var (one, two) = (await Made(Anna, 1), await Made(Anna, 2));
        Assert.Equal([two, one], (await _host.Log.Files(Actor.Visitor("session-a"), [two.Id, one.Id, "nothing"])).ToArray());

        await _host.Write(talk.Say("", one, two));

        var taken = (await _files.Find(one.Id))!;
        Assert.Equal((FileState.Attached, "session-a", "sales"), (taken.State, taken.SessionId, taken.DepartmentId));
        Assert.Empty(await _host.Log.Files(Actor.Visitor("session-a"), [one.Id, two.Id]));
        Assert.False(await _files.Forget(one.Id));
        var told = (MessagePosted)(await talk.Reload(_host.Log))!.Tail[^1].Body;
        Assert.Equal([one, two], told.Attachments.ToArray());
        Assert.Equal("a", talk.State.Preview);
    }

    [Fact]
    public async Task A_message_that_cannot_have_all_its_files_is_not_written_and_takes_none()
    {
        var (talk, other) = (new Talk(), new Talk());
        await _host.Write(talk.Start(), other.Start());
        var (mine, gone, foreign) = (await Made(Anna, 1), await Made(Anna, 2), await Made(Bert, 3));
        var unready = (await _files.Reserve(Anna, New(4, 1), DayLimit))!;
        await _files.Forget(gone.Id);

        foreach (var bad in new[] { gone, foreign, mine with { Id = unready.Id }, mine with { Id = "nothing" }, await Made(Twin, 1), mine })
        {
            Assert.Equal(AppendOutcome.Lost, await _host.Log.Append(talk.Say("look", mine, bad)));
            await talk.Reload(_host.Log);
        }

        Assert.Equal(1, talk.Head);
        Assert.Equal(FileState.Ready, (await _files.Find(mine.Id))!.State);
        await _host.Write(talk.Say("look", mine));
        Assert.Equal(AppendOutcome.Lost, await _host.Log.Append(other.Say("the same", mine)));
        await other.Reload(_host.Log);
        await _host.Write(other.Say("without"));
    }

    [Fact]
    public async Task A_message_that_loses_its_place_takes_no_file()
    {
        var talk = new Talk();
        await _host.Write(talk.Start());
        var behind = new Talk { Id = talk.Id };
        await behind.Reload(_host.Log);
        await _host.Write(talk.Say("first"));
        var file = await Made(Anna, 1);

        Assert.Equal(AppendOutcome.Lost, await _host.Log.Append(behind.Say("late", file)));

        Assert.Equal(FileState.Ready, (await _files.Find(file.Id))!.State);
    }

    [Fact]
    public async Task A_resent_message_is_a_duplicate_and_its_file_stays_where_it_is()
    {
        var talk = new Talk();
        await _host.Write(talk.Start());
        var (file, clientId) = (await Made(Anna, 1), Talk.NewClientId());
        await _host.Write(talk.Say("look", clientId, file));

        Assert.NotEqual(AppendOutcome.Committed, await _host.Log.Append(talk.Say("look", clientId, file)));
        await talk.Reload(_host.Log);

        Assert.Equal(2, talk.Head);
        Assert.Equal(FileState.Attached, (await _files.Find(file.Id))!.State);
    }

    [Fact]
    public async Task Of_messages_in_one_batch_that_name_the_same_file_one_gets_it_and_the_others_lose_alone()
    {
        var talks = Enumerable.Range(0, 8).Select(_ => new Talk()).ToList();
        foreach (var talk in talks) await _host.Write(talk.Start());
        var bystander = new Talk();
        await _host.Write(bystander.Start());
        var file = await Made(Anna, 1);

        var fates = talks.Select(talk => _host.Log.Append(talk.Say("mine", file))).Append(_host.Log.Append(bystander.Say("hello"))).ToList();
        var outcomes = await Task.WhenAll(fates);

        Assert.Equal(AppendOutcome.Committed, outcomes[^1]);
        Assert.Equal(1, outcomes[..^1].Count(outcome => outcome == AppendOutcome.Committed));
        Assert.All(outcomes[..^1].Where(outcome => outcome != AppendOutcome.Committed), outcome => Assert.Equal(AppendOutcome.Lost, outcome));
    }

    [Fact]
    public async Task A_file_goes_with_the_first_message_of_a_conversation_that_one_batch_starts()
    {
        var talk = new Talk();
        var file = await Made(Anna, 1);

        var fates = await Task.WhenAll(_host.Log.Append(talk.Start()), _host.Log.Append(talk.Say("", file)));

        Assert.All(fates, fate => Assert.Equal(AppendOutcome.Committed, fate));
        Assert.Equal(FileState.Attached, (await _files.Find(file.Id))!.State);
    }

    [Fact]
    public async Task An_operators_file_is_taken_by_his_message_alone()
    {
        var talk = new Talk();
        await _host.Write(talk.Start());
        var file = await Made(Grace, 1);

        Assert.Equal(AppendOutcome.Lost, await _host.Log.Append(talk.Say("not mine", file)));
        await talk.Reload(_host.Log);
        await _host.Write(talk.Answer("here it is", file));

        Assert.True((await _files.Find(file.Id))!.IsFor(Actor.Visitor("session-a")));
        Assert.False((await _files.Find(file.Id))!.IsFor(Actor.Visitor("session-b")));
        Assert.True((await _files.Find(file.Id))!.IsFor(Actor.Operator("op-2", "Linus", ["sales"])));
        Assert.False((await _files.Find(file.Id))!.IsFor(Actor.Operator("op-1", "Grace", ["support"])));
    }

    [Fact]
    public async Task What_no_message_took_within_a_day_is_forgotten_with_its_bytes_as_due_work()
    {
        var talk = new Talk();
        await _host.Write(talk.Start());
        var (kept, lost) = (await Made(Anna, 1), await Made(Anna, 2));
        await _host.Write(talk.Say("look", kept));
        _host.Time.Advance(TimeSpan.FromHours(24));
        var young = await Made(Anna, 3);

        var work = _host.Get<IWorkQueue>();
        var handler = new ForgottenFileWork(_files);
        foreach (var item in await work.Claim([handler.Kind], 50, TimeSpan.FromMinutes(1))) await handler.Run(item);

        Assert.Null(await _files.Find(lost.Id));
        Assert.Null(await _files.Piece(lost.Id, 0));
        Assert.NotNull(await _files.Piece(kept.Id, 0));
        Assert.NotNull(await _files.Find(young.Id));
    }

    private static NewFile New(int client, long size, string name = "a") => new(new((UInt128)client), name, size, "text/plain");

    private async Task<Attachment> Made(FileOwner owner, int client)
    {
        var id = (await _files.Reserve(owner, New(client, 1), DayLimit))!.Id;
        Assert.True(await _files.Append(owner, id, 0, new byte[] { 1 }));
        Assert.True(await _files.Ready(id, new("text/plain", "00", null)));
        return (await _files.Find(id))!.AsAttachment()!;
    }
}
