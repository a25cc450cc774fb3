using OrleansChat.Conversations.Log;
using SQLitePCL;

namespace OrleansChat.Sql;

/// <summary>
/// The process's one writing connection to <c>chat.db</c>. The log takes it for its batches on its own thread; everything else is written
/// by <see cref="Write{T}"/>, whose callers share transactions in the same way: what arrives during a commit goes into the next.
/// </summary>
internal sealed class SqliteWriter(SqliteSession session, LogHealth health) : IDisposable
{
    private const int Largest = 200;
    private readonly Lock _turn = new();
    private readonly Lock _gate = new();
    private readonly Queue<IPendingWrite> _waiting = new();
    private bool _draining;
    private bool _closed;

    /// <summary>Runs statements in a transaction and completes when they are on disk. A failure of theirs takes back only what they did.</summary>
    /// <exception cref="StoreException">Nothing was written, or (broken) nothing more will be.</exception>
    public Task<T> Write<T>(Func<SqliteSession, T> statements)
    {
        var write = new PendingWrite<T>(statements);
        lock (_gate)
        {
            _waiting.Enqueue(write);
            if (_draining) return write.Done.Task;
            _draining = true;
        }

        ThreadPool.UnsafeQueueUserWorkItem(static writer => writer.Drain(), this, preferLocal: false);
        return write.Done.Task;
    }

    /// <summary>Runs one transaction on the calling thread. Nothing of it stands when this throws a known outcome.</summary>
    /// <exception cref="StoreException">See there for what was written.</exception>
    public T Transact<T>(Func<SqliteSession, T> statements)
    {
        lock (_turn)
        {
            if (_closed) throw new StoreUnavailableException("The database is closed.");
            if (health.Broken is { } reason) throw new StoreUnavailableException(reason);
            var committing = false;
            try
            {
                session["transaction/begin"].Run();
                var result = statements(session);
                committing = true;
                session["transaction/commit"].Run();
                health.Wrote();
                return result;
            }
            catch (Exception failure)
            {
                throw Undo(failure, committing);
            }
        }
    }

    /// <summary>Runs something between two transactions.</summary>
    public void Pause(Action action)
    {
        lock (_turn) action();
    }

    public void Dispose()
    {
        lock (_turn)
        {
            _closed = true;
            session.Dispose();
        }
    }

    private Exception Undo(Exception failure, bool committing)
    {
        var mapped = failure is SqliteResultException known ? SqliteFault.OfWrite(known.Result, known.Message, committing) : failure;
        if (session.InTransaction && session["transaction/rollback"].TryRun() != raw.SQLITE_DONE)
            mapped = new StoreBrokenException($"A transaction could not be taken back: {failure.Message}", failure);
        if (mapped is StoreBrokenException) health.Break(mapped.Message);
        if (mapped is StoreFullException) health.Fill(mapped.Message);
        return mapped;
    }

    private void Drain()
    {
        var batch = new List<IPendingWrite>();
        while (true)
        {
            batch.Clear();
            lock (_gate)
            {
                while (batch.Count < Largest && _waiting.TryDequeue(out var write)) batch.Add(write);
                if (batch.Count == 0)
                {
                    _draining = false;
                    return;
                }
            }

            try
            {
                Transact(open =>
                {
                    foreach (var write in batch) write.Run(open);
                    return true;
                });
                foreach (var write in batch) write.Complete(null);
            }
            catch (Exception failure)
            {
                foreach (var write in batch) write.Complete(failure);
            }
        }
    }
}
