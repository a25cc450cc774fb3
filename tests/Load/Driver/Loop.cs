using System.Diagnostics;
using System.Runtime.InteropServices;
using OrleansChat.Load.Machine;

namespace OrleansChat.Load.Driver;

/// <summary>
/// One thread, one epoll, all sockets. What awaits a line's answer goes on inside the turn in which the answer came,
/// so everything in the driver runs on this thread and nothing is locked.
/// </summary>
internal sealed unsafe class Loop : IDisposable
{
    private const int EventsPerTurn = 256;

    private readonly int _epoll = Native.epoll_create1(0);
    private readonly Native.EpollEvent[] _events = new Native.EpollEvent[EventsPerTurn];
    private readonly List<Line?> _lines = [];

    /// <summary>Where every read lands first.</summary>
    public byte[] Buffer { get; } = new byte[256 * 1024];

    /// <summary>Stopwatch ticks per second.</summary>
    public static long Second => Stopwatch.Frequency;

    public static long Now => Stopwatch.GetTimestamp();

    /// <summary>Waits for sockets until then (Stopwatch ticks) at most, and lets them act.</summary>
    public void Turn(long until)
    {
        var left = Math.Max(0, until - Now);
        var timeout = new Native.TimeSpec { Seconds = left / Second, Nanoseconds = left % Second * (1_000_000_000 / Second) };
        fixed (Native.EpollEvent* events = _events)
        {
            var count = Native.epoll_pwait2(_epoll, events, EventsPerTurn, &timeout, null);
            for (var i = 0; i < count; i++)
            {
                var line = _lines[(int)events[i].Data];
                line?.Ready(events[i].Events);
            }
        }
    }

    /// <summary>Turns until the task is done; throws what it threw, or after <paramref name="limit"/> seconds.</summary>
    public void Run(Task task, double limit = 120)
    {
        var end = Now + (long)(limit * Second);
        while (!task.IsCompleted)
        {
            if (Now > end) throw new TimeoutException("The servers did not answer in time.");
            Turn(Math.Min(end, Now + Second / 20));
        }

        task.GetAwaiter().GetResult();
    }

    public T Run<T>(Task<T> task, double limit = 120)
    {
        Run((Task)task, limit);
        return task.Result;
    }

    /// <summary>Starts to watch a socket; answers the slot under which it is known.</summary>
    public int Watch(Line line, int fd)
    {
        _lines.Add(line);
        var slot = _lines.Count - 1;
        Control(Native.Add, fd, slot, Native.In | Native.Out);
        return slot;
    }

    /// <summary>Says whether the socket's readiness to be written matters.</summary>
    public void Change(int fd, int slot, bool writable) => Control(Native.Change, fd, slot, Native.In | (writable ? Native.Out : 0));

    public void Forget(int slot) => _lines[slot] = null;

    public void Dispose() => _ = Native.close(_epoll);

    private void Control(int operation, int fd, int slot, int events)
    {
        var ev = new Native.EpollEvent { Events = events, Data = slot };
        if (Native.epoll_ctl(_epoll, operation, fd, &ev) < 0)
            throw new InvalidOperationException($"epoll_ctl failed: {Marshal.GetLastPInvokeErrorMessage()}");
    }
}
