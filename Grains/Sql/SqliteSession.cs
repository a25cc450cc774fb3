using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace OrleansChat.Sql;

/// <summary>One open connection with the statements that were prepared on it. For one thread at a time.</summary>
internal sealed class SqliteSession : IDisposable
{
    // SQLITE_DBSTATUS_CACHE_WRITE
    private const int PagesWrittenStatus = 9;
    private readonly SqliteConnection _connection;
    private readonly SqlScripts _scripts;
    private readonly Dictionary<string, SqliteStatement> _statements = [];

    private SqliteSession(SqliteConnection connection, SqlScripts scripts)
    {
        _connection = connection;
        _scripts = scripts;
        Handle = connection.Handle!;
        _ = raw.sqlite3_extended_result_codes(Handle, 1);
    }

    /// <summary>The connection's C handle.</summary>
    public sqlite3 Handle { get; }

    /// <summary>Whether a transaction is open.</summary>
    public bool InTransaction => raw.sqlite3_get_autocommit(Handle) == 0;

    /// <summary>How many rows the last statement changed.</summary>
    public int Changes => raw.sqlite3_changes(Handle);

    /// <summary>The rowid of the last row inserted.</summary>
    public long LastId => raw.sqlite3_last_insert_rowid(Handle);

    /// <summary>How many pages this connection has written since the count was last set to nothing.</summary>
    public int PagesWritten(bool reset)
    {
        _ = raw.sqlite3_db_status(Handle, PagesWrittenStatus, out var pages, out _, reset ? 1 : 0);
        return pages;
    }

    /// <summary>The statement of that name, prepared at its first use.</summary>
    public SqliteStatement this[string name]
    {
        get
        {
            if (_statements.TryGetValue(name, out var statement)) return statement;
            return _statements[name] = new(Handle, _scripts[name]);
        }
    }

    /// <summary>Opens a file, by another file layer of SQLite if one is named, and runs the pragmas of that name.</summary>
    public static SqliteSession Open(string file, SqliteOpenMode mode, string pragmas, string? vfs = null)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false, Vfs = vfs }.ToString());
        try
        {
            connection.Open();
            var session = new SqliteSession(connection, SqlScripts.Sqlite);
            session.Execute(SqlScripts.Sqlite[pragmas]);
            return session;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Runs statements that are not worth keeping.</summary>
    public void Execute(string sql) => SqliteFault.ThrowIf(raw.sqlite3_exec(Handle, sql), Handle);

    public void Dispose()
    {
        foreach (var statement in _statements.Values) statement.Dispose();
        _statements.Clear();
        _connection.Dispose();
    }
}
