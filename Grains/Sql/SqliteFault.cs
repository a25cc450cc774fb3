using SQLitePCL;

namespace OrleansChat.Sql;

/// <summary>What SQLite's result codes mean to us.</summary>
internal static class SqliteFault
{
    public static void ThrowIf(int result, sqlite3 database)
    {
        if (result != raw.SQLITE_OK) throw new SqliteResultException(result, raw.sqlite3_errmsg(database).utf8_to_string());
    }

    /// <summary>
    /// The exception of a failed write. Before the commit a code says for certain that nothing was written, unless the file itself
    /// cannot be trusted; at the commit only "full" and "busy" do.
    /// </summary>
    public static StoreException OfWrite(int result, string message, bool atCommit) => (result & 0xff) switch
    {
        raw.SQLITE_FULL => new StoreFullException(message),
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => new StoreUnavailableException(message),
        raw.SQLITE_IOERR or raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB or raw.SQLITE_CANTOPEN or raw.SQLITE_READONLY => new StoreBrokenException(message),
        _ when atCommit => new StoreBrokenException(message),
        _ => new StoreUnavailableException(message),
    };

    /// <summary>One sentence for whoever chose the folder.</summary>
    public static string Refusal(int result, string message, string file) => (result & 0xff) switch
    {
        raw.SQLITE_NOTADB or raw.SQLITE_CORRUPT => $"{file} is damaged or no database ({message}): restore it from a backup, or choose another folder (--Data:Folder=…).",
        raw.SQLITE_FULL => $"There is no room for {file} ({message}): free some, and start this process again.",
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => $"Something else has {file} open and locked ({message}): close it, and start this process again.",
        _ => $"{file} cannot be opened ({message}): let this process's user write it and its folder, or choose another folder (--Data:Folder=…).",
    };
}

/// <summary>A result code other than "fine", with SQLite's own words.</summary>
internal sealed class SqliteResultException(int result, string message) : Exception($"SQLite {result}: {message}")
{
    /// <summary>The extended result code.</summary>
    public int Result => result;
}
