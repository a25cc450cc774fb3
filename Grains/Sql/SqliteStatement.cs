using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using SQLitePCL;

namespace OrleansChat.Sql;

/// <summary>
/// A prepared statement, used again and again on its one connection by one thread at a time. Values are bound in order; running or
/// resetting starts the order anew. Straight on the C interface, since an ADO.NET command costs more than the insert that it carries.
/// </summary>
internal sealed class SqliteStatement(sqlite3 database, string sql) : IDisposable
{
    private readonly sqlite3_stmt _statement = Prepare(database, sql);
    private int _bound;

    public SqliteStatement Bind(long value)
    {
        SqliteFault.ThrowIf(raw.sqlite3_bind_int64(_statement, ++_bound, value), database);
        return this;
    }

    public SqliteStatement Bind(long? value) => value is { } given ? Bind(given) : BindNull();

    public SqliteStatement Bind(bool value) => Bind(value ? 1L : 0L);

    public SqliteStatement Bind(ReadOnlySpan<byte> blob)
    {
        SqliteFault.ThrowIf(raw.sqlite3_bind_blob(_statement, ++_bound, blob), database);
        return this;
    }

    public SqliteStatement BindId(UInt128 id)
    {
        Span<byte> bytes = stackalloc byte[16];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt128BigEndian(bytes, id);
        return Bind((ReadOnlySpan<byte>)bytes);
    }

    public SqliteStatement Bind(string? text)
    {
        if (text is null) return BindNull();
        Span<byte> small = stackalloc byte[512];
        var utf8 = text.Length * 3 <= small.Length ? small[..Encoding.UTF8.GetBytes(text, small)] : Encoding.UTF8.GetBytes(text);
        SqliteFault.ThrowIf(raw.sqlite3_bind_text(_statement, ++_bound, utf8), database);
        return this;
    }

    /// <summary>A list as JSON text, for <c>json_each</c>.</summary>
    public SqliteStatement BindList(ImmutableArray<string> values) =>
        Bind(values.IsDefaultOrEmpty ? "[]" : JsonSerializer.Serialize(values, SqlListJson.Default.ImmutableArrayString));

    public SqliteStatement BindNull()
    {
        SqliteFault.ThrowIf(raw.sqlite3_bind_null(_statement, ++_bound), database);
        return this;
    }

    /// <summary>Runs to the end and answers SQLite's result code instead of throwing: SQLITE_DONE when all went well.</summary>
    public int TryRun()
    {
        var result = raw.sqlite3_step(_statement);
        while (result == raw.SQLITE_ROW) result = raw.sqlite3_step(_statement);
        Reset();
        return result;
    }

    /// <summary>Runs to the end.</summary>
    public void Run()
    {
        var result = TryRun();
        if (result != raw.SQLITE_DONE) SqliteFault.ThrowIf(result, database);
    }

    /// <summary>Moves to the next row; false and reset when there is none.</summary>
    public bool Step()
    {
        var result = raw.sqlite3_step(_statement);
        if (result == raw.SQLITE_ROW) return true;
        Reset();
        if (result != raw.SQLITE_DONE) SqliteFault.ThrowIf(result, database);
        return false;
    }

    /// <summary>Runs to the end behind the row that was read: one with RETURNING has written only then.</summary>
    public void ToEnd()
    {
        while (Step())
        {
        }
    }

    /// <summary>Ends the run before its last row.</summary>
    public void Reset()
    {
        _ = raw.sqlite3_reset(_statement);
        _bound = 0;
    }

    public bool IsNull(int column) => raw.sqlite3_column_type(_statement, column) == raw.SQLITE_NULL;

    public long Long(int column) => raw.sqlite3_column_int64(_statement, column);

    public int Int(int column) => raw.sqlite3_column_int(_statement, column);

    public bool Bool(int column) => Int(column) != 0;

    public string Text(int column) => Encoding.UTF8.GetString(raw.sqlite3_column_blob(_statement, column));

    public int? IntOrNull(int column) => IsNull(column) ? null : Int(column);

    public string? TextOrNull(int column) => IsNull(column) ? null : Text(column);

    /// <summary>Valid until the next step.</summary>
    public ReadOnlySpan<byte> Blob(int column) => raw.sqlite3_column_blob(_statement, column);

    public UInt128 Id(int column) => System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(Blob(column));

    public void Dispose() => _statement.Dispose();

    private static sqlite3_stmt Prepare(sqlite3 database, string sql)
    {
        SqliteFault.ThrowIf(raw.sqlite3_prepare_v3(database, sql, raw.SQLITE_PREPARE_PERSISTENT, out var statement), database);
        return statement;
    }
}
