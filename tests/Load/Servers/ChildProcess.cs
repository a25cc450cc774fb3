using System.Diagnostics;
using System.Text;
using OrleansChat.Load.Machine;

namespace OrleansChat.Load.Servers;

/// <summary>A process started for a run, with all that it starts itself. It ends with the run.</summary>
internal sealed class ChildProcess : IDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _said = new();
    private double _cpuSeconds;

    /// <summary>Starts a command on those cores (a list as taskset takes it).</summary>
    public ChildProcess(string name, string cores, IReadOnlyList<string> command, string? folder = null)
    {
        (Name, IsDotNet) = (name, command[0] == "dotnet");
        var start = new ProcessStartInfo("taskset") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder ?? "/" };
        foreach (var word in (string[])["-c", cores, .. command]) start.ArgumentList.Add(word);
        _process = Process.Start(start)!;
        Leftovers.Add(this);
        _process.OutputDataReceived += Heard;
        _process.ErrorDataReceived += Heard;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public string Name { get; }

    public int Id => _process.Id;

    /// <summary>Whether a .NET runtime runs in it.</summary>
    public bool IsDotNet { get; }

    public bool Exited => _process.HasExited;

    /// <summary>CPU of it and of its children so far, in seconds; what it had come to where it has ended.</summary>
    public double CpuSeconds => _cpuSeconds = Math.Max(_cpuSeconds, ProcessTree.CpuSeconds(Id));

    /// <summary>What it wrote to its outputs.</summary>
    public string Said
    {
        get
        {
            lock (_said) return _said.ToString().Trim();
        }
    }

    /// <summary>Waits until the probe says yes.</summary>
    /// <exception cref="UnusableException">The process ended, or two minutes passed.</exception>
    public void WaitUntil(Func<bool> ready)
    {
        var start = Stopwatch.GetTimestamp();
        while (!ready())
        {
            if (Exited) throw new UnusableException($"{Name} did not start: {Said}");
            if (Stopwatch.GetElapsedTime(start) > TimeSpan.FromMinutes(2)) throw new UnusableException($"{Name} was not ready after two minutes: {Said}");
            Thread.Sleep(50);
        }
    }

    /// <summary>Takes the CPU from it and its children until <see cref="Resume"/>.</summary>
    public void Suspend() => Signal(Native.Stop);

    public void Resume() => Signal(Native.Continue);

    /// <summary>Asks it to end in good order.</summary>
    public void BeginStop(int signal = Native.Terminate)
    {
        if (Exited) return;
        Resume();
        _ = Native.kill(Id, signal);
    }

    /// <summary>Ends it in good order, so that its files may be read.</summary>
    public void Stop(int signal = Native.Terminate)
    {
        if (Exited) return;
        BeginStop(signal);
        if (!_process.WaitForExit(TimeSpan.FromSeconds(30))) Kill();
    }

    /// <summary>Ends it as a power cut would.</summary>
    public void Kill()
    {
        if (Exited) return;
        Signal(Native.Kill);
        _process.WaitForExit();
    }

    public void Dispose()
    {
        Stop();
        Leftovers.Remove(this);
        _process.Dispose();
    }

    private void Signal(int signal)
    {
        if (Exited) return;
        foreach (var id in ProcessTree.Ids(Id)) _ = Native.kill(id, signal);
    }

    private void Heard(object sender, DataReceivedEventArgs line)
    {
        lock (_said) _said.AppendLine(line.Data);
    }
}
