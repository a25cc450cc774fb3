using System.Net;
using OrleansChat.Load.Dialects;
using OrleansChat.Load.Machine;

namespace OrleansChat.Load.Servers;

/// <summary>What is measured: one or more processes with a store of their own, started for the run; or a server that runs already.</summary>
internal sealed class RunningServer(string label, ServerKind kind, IReadOnlyList<IPEndPoint> fronts) : IDisposable
{
    private readonly List<ChildProcess> _processes = [];
    private ProductDoor? _door;

    /// <summary>How reports call it.</summary>
    public string Label => label;

    public ServerKind Kind => kind;

    /// <summary>Where browsers are answered.</summary>
    public IReadOnlyList<IPEndPoint> Fronts => fronts;

    /// <summary>The administrator's password of a product.</summary>
    public string Password { get; init; } = ProductWords.Password;

    /// <summary>The folder of its files, if it has any.</summary>
    public string? Folder { get; init; }

    public PostgreSqlServer? Database { get; init; }

    public string? DatabaseName { get; init; }

    /// <summary>All of its processes but the database's, in the order in which they were started.</summary>
    public IReadOnlyList<ChildProcess> Processes => _processes;

    /// <summary>The way into a product, found once.</summary>
    public ProductDoor Door => _door ??= ProductSignIn.Enter(this).GetAwaiter().GetResult();

    /// <summary>Whether the run started it and so knows its processes.</summary>
    public bool Own => _processes.Count > 0;

    /// <summary>CPU of all its processes so far, the database's too, in seconds; 0 where they are not known.</summary>
    public double CpuSeconds => _processes.Sum(process => process.CpuSeconds) + (Database?.Process.CpuSeconds ?? 0);

    /// <summary>CPU of its database alone.</summary>
    public double DatabaseCpuSeconds => Database?.Process.CpuSeconds ?? 0;

    public void Add(ChildProcess process) => _processes.Add(process);

    public void Replace(ChildProcess old, ChildProcess process) => _processes[_processes.IndexOf(old)] = process;

    /// <summary>Memory of its own processes after a full collection, in KB.</summary>
    public long SettledKilobytes()
    {
        // The second collection finds what the first one's finalizers let go.
        foreach (var process in _processes.Where(process => process.IsDotNet))
        {
            ProcessMeter.Collect(process.Id);
            ProcessMeter.Collect(process.Id);
        }

        return _processes.Sum(process => ProcessMeter.PssKilobytes(process.Id));
    }

    /// <summary>Takes the CPU from all of it while another is measured; whoever waits for another is stopped before him.</summary>
    public void Suspend()
    {
        foreach (var process in Enumerable.Reverse(_processes)) process.Suspend();
        Database?.Process.Suspend();
    }

    public void Resume()
    {
        Database?.Process.Resume();
        foreach (var process in _processes) process.Resume();
    }

    /// <summary>Ends all but the database in good order, so that what is stored may be counted.</summary>
    public void Stop()
    {
        Resume();
        foreach (var process in Enumerable.Reverse(_processes)) process.BeginStop();
        foreach (var process in _processes) process.Stop();
    }

    public void Dispose()
    {
        Stop();
        foreach (var process in _processes) process.Dispose();
        Database?.Dispose();
        if (Folder is not null) Leftovers.Remove(Folder);
    }
}
