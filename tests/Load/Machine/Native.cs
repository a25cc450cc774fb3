using System.Runtime.InteropServices;

namespace OrleansChat.Load.Machine;

/// <summary>The system calls that the driver makes itself (Linux, x64).</summary>
internal static unsafe partial class Native
{
    public const int In = 0x1;
    public const int Out = 0x4;
    public const int Error = 0x8;
    public const int HangUp = 0x10;

    public const int Add = 1;
    public const int Change = 3;

    public const int Again = 11;
    public const int InProgress = 115;

    public const int Interrupt = 2;
    public const int Kill = 9;
    public const int Terminate = 15;
    public const int Continue = 18;
    public const int Stop = 19;

    private const string C = "libc";

    [LibraryImport(C, SetLastError = true)]
    public static partial int socket(int domain, int type, int protocol);

    [LibraryImport(C, SetLastError = true)]
    public static partial int connect(int fd, SocketAddress* address, int length);

    [LibraryImport(C, SetLastError = true)]
    public static partial int setsockopt(int fd, int level, int name, void* value, int length);

    [LibraryImport(C, SetLastError = true)]
    public static partial int getsockopt(int fd, int level, int name, void* value, int* length);

    [LibraryImport(C, SetLastError = true)]
    public static partial nint read(int fd, byte* buffer, nint count);

    [LibraryImport(C, SetLastError = true)]
    public static partial nint send(int fd, byte* buffer, nint count, int flags);

    [LibraryImport(C, SetLastError = true)]
    public static partial int close(int fd);

    [LibraryImport(C, SetLastError = true)]
    public static partial int epoll_create1(int flags);

    [LibraryImport(C, SetLastError = true)]
    public static partial int epoll_ctl(int epoll, int operation, int fd, EpollEvent* ev);

    [LibraryImport(C, SetLastError = true)]
    public static partial int epoll_pwait2(int epoll, EpollEvent* events, int max, TimeSpec* timeout, void* mask);

    [LibraryImport(C, SetLastError = true)]
    public static partial int sched_setaffinity(int thread, nint size, ulong* mask);

    [LibraryImport(C, SetLastError = true)]
    public static partial int prctl(int option, nuint value, nuint a, nuint b, nuint c);

    [LibraryImport(C, SetLastError = true)]
    public static partial int setpriority(int which, int who, int priority);

    [LibraryImport(C)]
    public static partial int gettid();

    [LibraryImport(C, SetLastError = true)]
    public static partial int fdatasync(int fd);

    [LibraryImport(C, SetLastError = true)]
    public static partial int kill(int process, int signal);

    [StructLayout(LayoutKind.Sequential, Pack = 1)]
    public struct EpollEvent
    {
        public int Events;
        public long Data;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct TimeSpec
    {
        public long Seconds;
        public long Nanoseconds;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct SocketAddress
    {
        public ushort Family;
        public ushort PortBigEndian;
        public uint AddressBigEndian;
        public ulong Zero;
    }
}
