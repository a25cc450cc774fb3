using System.Diagnostics;
using System.Runtime.InteropServices;

namespace OrleansChat.Cluster.Tests.Processes;

/// <summary>Signals by number, as Linux has them.</summary>
internal enum Signal
{
    Interrupt = 2,
    Quit = 3,
    Kill = 9,
    Terminate = 15,
    Continue = 18,
    Stop = 19,
}

/// <summary>Sends signals to processes that this one started.</summary>
internal static class Signals
{
    /// <summary>Sends it; a process that has ended gets none.</summary>
    public static void Send(this Process process, Signal signal)
    {
        if (!process.HasExited) _ = Kill(process.Id, (int)signal);
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static extern int Kill(int pid, int signal);
}
