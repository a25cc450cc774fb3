using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SQLitePCL;

namespace OrleansChat.Sql;

/// <summary>
/// SQLite's own file layer with a write-ahead log that is written in one piece: the packaged library writes each changed page with two system
/// calls and flushes the file's times along with its data. Only on Linux; elsewhere SQLite's own layer is used. Only for connections that
/// flush at every commit (<c>synchronous=FULL</c>): others would let readers look for pages that are not in the file yet.
/// </summary>
internal static unsafe partial class SqliteVfs
{
    private const int OpenWal = 0x80000;
    private static readonly Native* Original = OperatingSystem.IsLinux() ? sqlite3_vfs_find(null) : null;

    /// <summary>The layer's name for a connection string; null = SQLite's own.</summary>
    public static string? Name { get; } = Register();

    private static string? Register()
    {
        if (Original is null) return null;
        const string Name = "one-piece-wal";
        var ours = (Native*)NativeMemory.Alloc((nuint)sizeof(Native));
        *ours = *Original;
        ours->Next = null;
        ours->Name = (byte*)Marshal.StringToCoTaskMemUTF8(Name);
        ours->FileSize += sizeof(SqliteLogFile);
        ours->Open = &Open;
        return sqlite3_vfs_register(ours, 0) == raw.SQLITE_OK ? Name : null;
    }

    // Every file but a log is the original's from then on.
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Open(Native* self, byte* name, SqliteFile* file, int flags, int* outFlags)
    {
        if ((flags & OpenWal) == 0) return Original->Open(Original, name, file, flags, outFlags);
        var log = (SqliteLogFile*)file;
        *log = default;
        var result = Original->Open(Original, name, SqliteLogFile.Own(log), flags, outFlags);
        if (result == raw.SQLITE_OK) SqliteLogFile.Take(log, name);
        return result;
    }

    [LibraryImport("e_sqlite3", StringMarshalling = StringMarshalling.Utf8)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    private static partial Native* sqlite3_vfs_find(string? name);

    [LibraryImport("e_sqlite3")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    private static partial int sqlite3_vfs_register(Native* vfs, int makeDefault);

    /// <summary>SQLite's <c>sqlite3_vfs</c>, version 3.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Native
    {
        public int Version;
        public int FileSize;
        public int MostPath;
        public Native* Next;
        public byte* Name;
        public void* Data;
        public delegate* unmanaged[Cdecl]<Native*, byte*, SqliteFile*, int, int*, int> Open;
        public fixed long Others[15];
    }
}
