using System.Runtime.InteropServices;

namespace OrleansChat.Load.Servers;

/// <summary>What a run has started and must not leave behind when it is interrupted.</summary>
internal static class Leftovers
{
    private const int Interrupted = 130;

    private static readonly Lock Guard = new();
    private static readonly HashSet<ChildProcess> Processes = [];
    private static readonly HashSet<string> Folders = [];

    /// <summary>From now on Ctrl+C and SIGTERM end every process of the run, remove its folders and end the run.</summary>
    public static IDisposable ClearWhenInterrupted()
    {
        var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Clear);
        var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Clear);
        return new Registrations(interrupt, terminate);
    }

    /// <summary>A fresh folder that goes with the run.</summary>
    public static string NewFolder()
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("orleanschat-load-").FullName;
        lock (Guard) Folders.Add(folder);
        return folder;
    }

    public static void Remove(string folder)
    {
        System.IO.Directory.Delete(folder, recursive: true);
        lock (Guard) Folders.Remove(folder);
    }

    public static void Add(ChildProcess process)
    {
        lock (Guard) Processes.Add(process);
    }

    public static void Remove(ChildProcess process)
    {
        lock (Guard) Processes.Remove(process);
    }

    private static void Clear(PosixSignalContext signal)
    {
        signal.Cancel = true;
        lock (Guard)
        {
            foreach (var process in Processes) process.Kill();
            foreach (var folder in Folders) System.IO.Directory.Delete(folder, recursive: true);
            Environment.Exit(Interrupted);
        }
    }

    private sealed class Registrations(IDisposable first, IDisposable second) : IDisposable
    {
        public void Dispose()
        {
            first.Dispose();
            second.Dispose();
        }
    }
}
