using OrleansChat.Sql;

namespace OrleansChat.Storage.Tests.Sqlite;

/// <summary>The write-ahead log that is written in one piece holds what SQLite's own would.</summary>
public sealed class SqliteVfsTests : IDisposable
{
    private readonly SqliteLogStore _store = new();

    public void Dispose() => _store.Dispose();

    [Fact]
    public void A_transaction_that_outgrows_the_cache_reads_its_own_pages_and_is_whole_for_readers()
    {
        var read = _store.Database.Writer.Transact(session =>
        {
            session.Execute("PRAGMA cache_size = 10; CREATE TABLE filler (id INTEGER PRIMARY KEY, text BLOB NOT NULL)");
            Fill(session, rows: 2_000);
            return Sum(session);
        });

        Assert.Equal((2_000, 2_000_000), read);
        Assert.Equal(read, _store.Database.Readers.Read(Sum));
        Assert.Equal("ok", _store.Database.Readers.Read(Check));
    }

    [Fact]
    public void A_transaction_that_outgrew_the_cache_and_was_taken_back_leaves_nothing()
    {
        _store.Database.Writer.Transact(session =>
        {
            session.Execute("PRAGMA cache_size = 10; CREATE TABLE filler (id INTEGER PRIMARY KEY, text BLOB NOT NULL)");
            return true;
        });

        Assert.ThrowsAny<Exception>(() => _store.Database.Writer.Transact<bool>(session =>
        {
            Fill(session, rows: 2_000);
            throw new InvalidOperationException("Taken back.");
        }));
        _store.Database.Writer.Transact(session =>
        {
            Fill(session, rows: 5);
            return true;
        });

        Assert.Equal((5, 5_000), _store.Database.Readers.Read(Sum));
        Assert.Equal("ok", _store.Database.Readers.Read(Check));
    }

    [Fact]
    public void A_commit_stands_in_the_file_when_it_returns()
    {
        if (SqliteVfs.Name is null) return;
        var log = new FileInfo(_store.ChatFile + "-wal");
        for (var rows = 1; rows < 50; rows++)
        {
            var before = new FileInfo(log.FullName).Length;
            _store.Database.Writer.Transact(session =>
            {
                if (rows == 1) session.Execute("CREATE TABLE filler (id INTEGER PRIMARY KEY, text BLOB NOT NULL)");
                Fill(session, rows);
                return true;
            });
            Assert.InRange(new FileInfo(log.FullName).Length, before + 4096, long.MaxValue);
            Assert.Equal(rows * (rows + 1) / 2, _store.Database.Readers.Read(Sum).Rows);
        }
    }

    private static void Fill(SqliteSession session, int rows)
    {
        using var insert = new SqliteStatement(session.Handle, "INSERT INTO filler (text) VALUES (zeroblob(1000))");
        for (var i = 0; i < rows; i++) insert.Run();
    }

    private static (int Rows, int Bytes) Sum(SqliteSession session)
    {
        using var query = new SqliteStatement(session.Handle, "SELECT count(*), sum(length(text)) FROM filler");
        query.Step();
        return (query.Int(0), query.Int(1));
    }

    private static string Check(SqliteSession session)
    {
        using var query = new SqliteStatement(session.Handle, "PRAGMA integrity_check");
        query.Step();
        return query.Text(0);
    }
}
