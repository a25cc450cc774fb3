using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SQLitePCL;

namespace OrleansChat.Sql;

/// <summary>
/// One connection's open write-ahead log; SQLite's own file lies behind it in memory. What is written in a row is gathered and handed on when
/// the connection flushes, reads or asks for the size, so nobody can tell the difference. Flushing is <c>fdatasync</c>.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe partial struct SqliteLogFile
{
    // SQLite's own layer takes less than 128 KB at a time.
    private const int MostGathered = 120 << 10;
    private const int CloseOnExec = 0x80000;
    private static readonly SqliteFileMethods* Methods = Table();

    private SqliteFile _file;
    private byte* _gathered;
    private long _at;
    private int _length;
    private int _descriptor;
    private bool _flushed;

    /// <summary>SQLite's own file behind it.</summary>
    public static SqliteFile* Own(SqliteLogFile* log) => (SqliteFile*)(log + 1);

    /// <summary>Makes it the file that the connection writes to, once its own is open.</summary>
    public static void Take(SqliteLogFile* log, byte* name)
    {
        log->_descriptor = open(name, CloseOnExec);
        log->_file.Methods = Methods;
    }

    private static SqliteFile* Own(SqliteFile* file) => Own((SqliteLogFile*)file);

    private static int HandOn(SqliteLogFile* log)
    {
        if (log->_length == 0) return raw.SQLITE_OK;
        var length = log->_length;
        log->_length = 0;
        return Own(log)->Methods->Write(Own(log), log->_gathered, length, log->_at);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Write(SqliteFile* file, byte* bytes, int count, long at)
    {
        var log = (SqliteLogFile*)file;
        if (at != log->_at + log->_length || log->_length + count > MostGathered)
        {
            var result = HandOn(log);
            if (result != raw.SQLITE_OK) return result;
            log->_at = at;
        }

        if (count > MostGathered) return Own(file)->Methods->Write(Own(file), bytes, count, at);
        if (log->_gathered is null) log->_gathered = (byte*)NativeMemory.Alloc(MostGathered);
        Unsafe.CopyBlockUnaligned(log->_gathered + log->_length, bytes, (uint)count);
        log->_length += count;
        return raw.SQLITE_OK;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Sync(SqliteFile* file, int flags)
    {
        var log = (SqliteLogFile*)file;
        var result = HandOn(log);
        if (result != raw.SQLITE_OK) return result;

        // The first flush is SQLite's: it makes the file's name durable too.
        if (log->_flushed && log->_descriptor >= 0) return fdatasync(log->_descriptor) == 0 ? raw.SQLITE_OK : raw.SQLITE_IOERR_FSYNC;
        log->_flushed = true;
        return Own(file)->Methods->Sync(Own(file), flags);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Close(SqliteFile* file)
    {
        var log = (SqliteLogFile*)file;
        _ = HandOn(log);
        NativeMemory.Free(log->_gathered);
        if (log->_descriptor >= 0) _ = close(log->_descriptor);
        return Own(file)->Methods->Close(Own(file));
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Read(SqliteFile* file, byte* bytes, int count, long at)
    {
        var result = HandOn((SqliteLogFile*)file);
        return result != raw.SQLITE_OK ? result : Own(file)->Methods->Read(Own(file), bytes, count, at);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Truncate(SqliteFile* file, long size)
    {
        var result = HandOn((SqliteLogFile*)file);
        return result != raw.SQLITE_OK ? result : Own(file)->Methods->Truncate(Own(file), size);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int FileSize(SqliteFile* file, long* size)
    {
        var result = HandOn((SqliteLogFile*)file);
        return result != raw.SQLITE_OK ? result : Own(file)->Methods->FileSize(Own(file), size);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Lock(SqliteFile* file, int level) => Own(file)->Methods->Lock(Own(file), level);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Unlock(SqliteFile* file, int level) => Own(file)->Methods->Unlock(Own(file), level);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int CheckReservedLock(SqliteFile* file, int* held) => Own(file)->Methods->CheckReservedLock(Own(file), held);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int FileControl(SqliteFile* file, int what, void* argument) => Own(file)->Methods->FileControl(Own(file), what, argument);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int SectorSize(SqliteFile* file) => Own(file)->Methods->SectorSize(Own(file));

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int DeviceCharacteristics(SqliteFile* file) => Own(file)->Methods->DeviceCharacteristics(Own(file));

    private static SqliteFileMethods* Table()
    {
        var table = (SqliteFileMethods*)NativeMemory.Alloc((nuint)sizeof(SqliteFileMethods));
        *table = new()
        {
            Version = 1,
            Close = &Close,
            Read = &Read,
            Write = &Write,
            Truncate = &Truncate,
            Sync = &Sync,
            FileSize = &FileSize,
            Lock = &Lock,
            Unlock = &Unlock,
            CheckReservedLock = &CheckReservedLock,
            FileControl = &FileControl,
            SectorSize = &SectorSize,
            DeviceCharacteristics = &DeviceCharacteristics,
        };
        return table;
    }

    [LibraryImport("libc")]
    private static partial int open(byte* name, int flags);

    [LibraryImport("libc")]
    private static partial int fdatasync(int descriptor);

    [LibraryImport("libc")]
    private static partial int close(int descriptor);
}
