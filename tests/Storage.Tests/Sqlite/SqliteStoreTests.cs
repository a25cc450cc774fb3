using Microsoft.Extensions.Options;
using OrleansChat.Conversations.Log;
using OrleansChat.Hosting;
using OrleansChat.Sql;
using OrleansChat.Storage.Tests.Log;
using SQLitePCL;

namespace OrleansChat.Storage.Tests.Sqlite;

/// <summary>What is true of SQLite alone.</summary>
public sealed class SqliteStoreTests : IDisposable
{
    private readonly SqliteLogStore _store = new();

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task A_full_disk_refuses_sends_keeps_reading_and_recovers_without_a_restart()
    {
        var log = _store.Log();
        var talk = new Talk();
        await log.Append(talk.Start());
        Pragma("max_page_count = 1");
        var outcome = AppendOutcome.Committed;
        var written = 1;
        for (var i = 0; outcome == AppendOutcome.Committed; i++)
        {
            outcome = await log.Append(talk.Say(new string('x', 8_000)));
            if (outcome == AppendOutcome.Committed) written++;
        }

        Assert.Equal(AppendOutcome.Full, outcome);
        Assert.NotNull(_store.Health.Full);
        Assert.Null(_store.Health.Broken);
        await talk.Reload(log);
        Assert.Equal(written, talk.Head);

        Pragma("max_page_count = 1000000");
        Assert.Equal(AppendOutcome.Committed, await log.Append(talk.Say("there is room again")));
        Assert.True(_store.Health.Healthy);
        Assert.Equal(talk.State, (await log.Load(talk.Id))!.State);
    }

    [Fact]
    public void A_second_process_on_the_folder_is_told_why_and_what_to_do()
    {
        using var database = new SqliteTestDatabase();
        using var host = new StorageHost(database);
        _ = host.Get<ChatStorage>();

        var refused = Assert.Throws<DataFolderInUseException>(() => DataFolder.Take(host.Folder));

        Assert.Equal(
            $"Another OrleansChat process is using the data folder {host.Folder}, and SQLite serves one process at a time: " +
            "stop that process, start this one with another folder (--Data:Folder=…), or use PostgreSQL for a cluster.",
            refused.Message);
    }

    [Fact]
    public void The_folder_is_free_again_when_the_process_that_had_it_is_gone()
    {
        var path = System.IO.Directory.CreateTempSubdirectory("orleanschat-").FullName;
        var options = Options.Create(new DataOptions { Folder = path });
        for (var i = 0; i < 2; i++)
        {
            using var storage = new ChatStorage(DatabaseOptions.Embedded, options, new LogHealth(), new Conversations.SystemRandomIds(), TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLoggerFactory.Instance);
            Assert.True(File.Exists(Path.Combine(storage.Folder, "chat.db")));
        }

        System.IO.Directory.Delete(path, true);
    }

    [Theory]
    [InlineData("journal_mode", "wal")]
    [InlineData("synchronous", "2")]
    [InlineData("secure_delete", "1")]
    [InlineData("foreign_keys", "1")]
    [InlineData("wal_autocheckpoint", "0")]
    public void The_writer_keeps_what_it_acknowledged_and_forgets_what_is_erased(string pragma, string expected) =>
        Assert.Equal(expected, _store.Database.Writer.Transact(session =>
        {
            using var query = new SqliteStatement(session.Handle, $"PRAGMA {pragma}");
            query.Step();
            return query.Text(0);
        }));

    [Fact]
    public void A_reader_cannot_write() =>
        Assert.Throws<LogUnavailableException>(() => _store.Database.Readers.Read(session =>
        {
            session.Execute("DELETE FROM event");
            return true;
        }));

    [Theory]
    [InlineData(raw.SQLITE_FULL, true, typeof(StoreFullException))]
    [InlineData(raw.SQLITE_FULL, false, typeof(StoreFullException))]
    [InlineData(raw.SQLITE_BUSY, true, typeof(StoreUnavailableException))]
    [InlineData(raw.SQLITE_NOMEM, false, typeof(StoreUnavailableException))]
    [InlineData(raw.SQLITE_NOMEM, true, typeof(StoreBrokenException))]
    [InlineData(raw.SQLITE_IOERR_FSYNC, true, typeof(StoreBrokenException))]
    [InlineData(raw.SQLITE_IOERR_WRITE, false, typeof(StoreBrokenException))]
    [InlineData(raw.SQLITE_CORRUPT, false, typeof(StoreBrokenException))]
    public void A_result_code_says_no_more_than_it_knows(int result, bool atCommit, Type expected) =>
        Assert.IsType(expected, SqliteFault.OfWrite(result, "injected", atCommit));

    [Fact]
    public async Task The_write_ahead_log_is_copied_back_while_writing_goes_on()
    {
        var log = _store.Log();
        var talks = Enumerable.Range(0, 50).Select(_ => new Talk()).ToList();
        foreach (var talk in talks) await log.Append(talk.Start());
        for (var i = 0; i < 150; i++)
        {
            var pending = talks.ConvertAll(talk => log.Append(talk.Say(new string('x', 2_000))));
            Assert.All(await Task.WhenAll(pending), outcome => Assert.Equal(AppendOutcome.Committed, outcome));
        }

        Assert.InRange(new FileInfo(_store.ChatFile + "-wal").Length, 1, 128 << 20);
        await Task.Run(() => SpinWait.SpinUntil(() => new FileInfo(_store.ChatFile).Length >= 1 << 20, TimeSpan.FromSeconds(60)));
        Assert.InRange(new FileInfo(_store.ChatFile).Length, 1 << 20, long.MaxValue);
    }

    private void Pragma(string pragma) => _store.Database.Writer.Transact(session =>
    {
        session.Execute($"PRAGMA {pragma}");
        return true;
    });
}
