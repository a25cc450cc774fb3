using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using OrleansChat.Conversations.Log;

namespace OrleansChat.Sql;

/// <summary>Read-only connections to <c>chat.db</c>, kept for the next reader. Each read sees one moment of the database.</summary>
internal sealed class SqliteReaders(string file) : IDisposable
{
    private const int Kept = 16;
    private readonly ConcurrentStack<SqliteSession> _idle = [];
    private volatile bool _closed;

    /// <summary>Reads inside one transaction.</summary>
    /// <exception cref="LogUnavailableException">The database does not answer.</exception>
    public T Read<T>(Func<SqliteSession, T> read)
    {
        SqliteSession? session = null;
        try
        {
            session = Rent();
            session["transaction/begin-read"].Run();
            var result = read(session);
            session["transaction/commit"].Run();
            Return(session);
            return result;
        }
        catch (Exception failure) when (failure is SqliteResultException or SqliteException or ObjectDisposedException)
        {
            session?.Dispose();
            throw new LogUnavailableException($"The database cannot be read: {failure.Message}", failure);
        }
        catch
        {
            session?.Dispose();
            throw;
        }
    }

    /// <summary>The same as a task: SQLite reads on the caller's thread, other dialects do not.</summary>
    public Task<T> Query<T>(Func<SqliteSession, T> read)
    {
        try
        {
            return Task.FromResult(Read(read));
        }
        catch (LogUnavailableException failure)
        {
            return Task.FromException<T>(failure);
        }
    }

    public void Dispose()
    {
        _closed = true;
        while (_idle.TryPop(out var session)) session.Dispose();
    }

    private SqliteSession Rent()
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        return _idle.TryPop(out var session) ? session : SqliteSession.Open(file, SqliteOpenMode.ReadOnly, "connection/reader");
    }

    private void Return(SqliteSession session)
    {
        if (_closed || _idle.Count >= Kept) session.Dispose();
        else _idle.Push(session);
    }
}
