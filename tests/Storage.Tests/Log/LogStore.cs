using Microsoft.Extensions.Logging.Abstractions;
using OrleansChat.Conversations.Log;

namespace OrleansChat.Storage.Tests.Log;

/// <summary>An empty database of one dialect, and logs on it. Disposing forgets the database.</summary>
internal abstract class LogStore : IDisposable
{
    private readonly List<GroupCommitLog> _logs = [];

    public abstract IBatchStore Batches { get; }

    public abstract ILogReader Reader { get; }

    public abstract LogHealth Health { get; }

    /// <summary>A log over this store, its batches passed through a decorator.</summary>
    public GroupCommitLog Log(Func<IBatchStore, IBatchStore>? decorate = null, TimeProvider? time = null)
    {
        var store = decorate is null ? Batches : decorate(Batches);
        var log = new GroupCommitLog(store, Reader, Health, time ?? TimeProvider.System, NullLogger<GroupCommitLog>.Instance);
        _logs.Add(log);
        return log;
    }

    /// <summary>Another store on the same database, as a second process would have it.</summary>
    public abstract LogStore Beside();

    /// <summary>Lets everything go without closing it in order, and opens the database anew.</summary>
    public abstract LogStore Reopen();

    /// <summary>Deletes all snapshots and says how many there were.</summary>
    public abstract int ForgetSnapshots();

    /// <summary>What the log's connection has cost a server on this machine so far; nothing where there is no server.</summary>
    public virtual TimeSpan ServerCpu() => TimeSpan.Zero;

    public virtual void Dispose()
    {
        foreach (var log in _logs) log.Dispose();
    }
}
