using OrleansChat.Directory;
using OrleansChat.Hosting;
using OrleansChat.Work;

namespace OrleansChat.Storage.Tests;

/// <summary>An empty database of one dialect, gone when it is disposed.</summary>
internal abstract class TestDatabase : IDisposable
{
    /// <summary>What the host is configured with.</summary>
    public abstract DatabaseOptions Options { get; }

    /// <summary>What a query of a test answers in its first column, as texts.</summary>
    public abstract List<string> Query(StorageHost host, string sql);

    /// <summary>Makes every write end as "disk full" from now on.</summary>
    public abstract void Fill(StorageHost host);

    /// <summary>The store's clock as it goes in production.</summary>
    public abstract IDatabaseClock Clock(StorageHost host);

    /// <summary>The queue on another clock.</summary>
    public abstract IWorkQueue Work(StorageHost host, TimeProvider time);

    public abstract void Dispose();
}
