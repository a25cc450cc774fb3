using OrleansChat.Attachments;
using OrleansChat.Conversations;

namespace OrleansChat.Storage.Tests.Attachments;

/// <summary>Files as rows, the same in every dialect (S76, D7).</summary>
public abstract class AttachmentContract : IDisposable
{
    private const long DayLimit = 1_000;
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
        var first = await _files.Reserve("anna", new(1), "plan.pdf", 600, DayLimit);
        Assert.True(await _files.Append("anna", first!.Id, 0, new byte[200]));

        var again = await _files.Reserve("anna", new(1), "plan.pdf", 600, DayLimit);

        Assert.Equal(first with { Kept = 200 }, again);
        Assert.NotNull(await _files.Reserve("anna", new(2), "rest", 400, DayLimit));
    }

    [Fact]
    public async Task Same_reservations_at_once_come_to_one_file()
    {
        var all = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => _files.Reserve("anna", new(1), "a", 600, DayLimit))));

        Assert.Single(all.Select(file => file!.Id).Distinct());
    }

    [Fact]
    public async Task A_session_reserves_no_more_than_its_day_allows_also_at_once_and_after_deleting()
    {
        var all = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => _files.Reserve("anna", new((UInt128)i), "a", 300, DayLimit))));

        var kept = all.Where(file => file is not null).ToList();
        Assert.Equal(3, kept.Count);
        Assert.True(await _files.Delete("anna", kept[0]!.Id));
        Assert.Null(await _files.Reserve("anna", new(100), "a", 300, DayLimit));
        Assert.NotNull(await _files.Reserve("bert", new(1), "a", 300, DayLimit));
        _host.Time.Advance(TimeSpan.FromDays(1));
        Assert.NotNull(await _files.Reserve("anna", new(101), "a", 300, DayLimit));
    }

    [Fact]
    public async Task Bytes_are_kept_only_where_the_file_stands_and_only_as_many_as_were_reserved()
    {
        var id = (await _files.Reserve("anna", new(1), "a", 5, DayLimit))!.Id;

        Assert.True(await _files.Append("anna", id, 0, new byte[] { 1, 2, 3 }));
        Assert.False(await _files.Append("anna", id, 0, new byte[] { 9 }));
        Assert.False(await _files.Append("anna", id, 3, new byte[] { 4, 5, 6 }));
        Assert.False(await _files.Append("bert", id, 3, new byte[] { 4, 5 }));
        Assert.False(await _files.Ready("anna", id, "text/plain", null));
        Assert.True(await _files.Append("anna", id, 3, new byte[] { 4, 5 }));
        Assert.True(await _files.Ready("anna", id, "image/png", new(7, 9)));

        Assert.Equal([1, 2, 3], await _files.Piece(id, 0));
        Assert.Equal([4, 5], await _files.Piece(id, 3));
        Assert.Null(await _files.Piece(id, 5));
        Assert.Equal(new StoredFile(id, "a", 5, 5, FileState.Ready, "image/png", 7, 9), await _files.Find("anna", id));
        Assert.Null(await _files.Find("bert", id));
    }

    [Fact]
    public async Task A_file_belongs_to_one_message_and_a_resend_finds_it_there()
    {
        var (mine, other, foreign) = (await Made("anna", 1), await Made("anna", 2), await Made("bert", 1));
        var unready = (await _files.Reserve("anna", new(3), "a", 1, DayLimit))!.Id;

        Assert.False(await _files.Attach("anna", new(7), new(1), [mine, foreign]));
        Assert.False(await _files.Attach("anna", new(7), new(1), [mine, unready]));
        Assert.Equal(FileState.Ready, (await _files.Find("anna", mine))!.State);

        Assert.True(await _files.Attach("anna", new(7), new(1), [mine, other]));
        Assert.True(await _files.Attach("anna", new(7), new(1), [other, mine]));
        Assert.False(await _files.Attach("anna", new(7), new(2), [mine]));
        Assert.False(await _files.Attach("anna", new(8), new(1), [mine]));
        Assert.False(await _files.Delete("anna", mine));
    }

    [Fact]
    public async Task The_sweep_takes_what_was_never_attached_with_its_bytes()
    {
        var (kept, lost) = (await Made("anna", 1), await Made("anna", 2));
        Assert.True(await _files.Attach("anna", new(7), new(1), [kept]));
        _host.Time.Advance(TimeSpan.FromHours(25));
        var young = await Made("anna", 3);

        Assert.Equal(1, await _files.Sweep(_host.Time.GetUtcNow().AddHours(-24)));

        Assert.Null(await _files.Find("anna", lost));
        Assert.Null(await _files.Piece(lost, 0));
        Assert.NotNull(await _files.Piece(kept, 0));
        Assert.NotNull(await _files.Find("anna", young));
    }

    private async Task<string> Made(string session, int client)
    {
        var id = (await _files.Reserve(session, new((UInt128)client), "a", 1, DayLimit))!.Id;
        Assert.True(await _files.Append(session, id, 0, new byte[] { 1 }));
        Assert.True(await _files.Ready(session, id, "text/plain", null));
        return id;
    }
}
