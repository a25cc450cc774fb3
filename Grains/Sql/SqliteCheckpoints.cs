using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace OrleansChat.Sql;

/// <summary>
/// Copies the write-ahead log back into the database file from a thread and connection of its own, so that no commit does it on the way.
/// The bulk is copied while writers go on; only the rest, written meanwhile, holds them up, and from then on the log is reused from its start.
/// </summary>
internal sealed class SqliteCheckpoints : IDisposable
{
    // Pages of 4 KB in the log, 16 MB. The log's file does not shrink when it is used again, so its length says nothing.
    private const int GrownPages = 4096;
    private readonly SqliteWriter _writer;
    private readonly SqliteSession _session;
    private readonly AutoResetEvent _wake = new(false);
    private readonly Thread _thread;
    private volatile bool _stopping;

    public SqliteCheckpoints(string file, SqliteWriter writer)
    {
        _writer = writer;
        _session = SqliteSession.Open(file, SqliteOpenMode.ReadWrite, "connection/checkpointer");
        _thread = new(Run) { IsBackground = true, Name = "chat.db checkpoints" };
        _thread.Start();
    }

    /// <summary>Called in the writer's transactions.</summary>
    public void Writing(SqliteSession writer)
    {
        if (writer.PagesWritten(reset: false) < GrownPages) return;
        _ = writer.PagesWritten(reset: true);
        _wake.Set();
    }

    public void Dispose()
    {
        _stopping = true;
        _wake.Set();
        _thread.Join();
        _writer.Pause(() => Checkpoint(raw.SQLITE_CHECKPOINT_TRUNCATE));
        _session.Dispose();
        _wake.Dispose();
    }

    private void Run()
    {
        while (true)
        {
            _wake.WaitOne();
            if (_stopping) return;
            Checkpoint(raw.SQLITE_CHECKPOINT_PASSIVE);
            _writer.Pause(() => Checkpoint(raw.SQLITE_CHECKPOINT_PASSIVE));
        }
    }

    // A checkpoint that readers or a full disk hold up copies less and is made up for by the next.
    private void Checkpoint(int mode) => _ = raw.sqlite3_wal_checkpoint_v2(_session.Handle, "main", mode, out _, out _);
}
