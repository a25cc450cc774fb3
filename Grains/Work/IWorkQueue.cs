using System.Collections.Immutable;

namespace OrleansChat.Work;

/// <summary>What must happen later, as rows: one a kind and key. Claimed by one, repeated until finished.</summary>
public interface IWorkQueue
{
    /// <summary>Makes or moves the row; its version grows, so that what was claimed before does not finish it.</summary>
    Task Schedule(string kind, string key, DateTimeOffset dueAt);

    /// <summary>Leases up to that many due rows by the database's clock.</summary>
    Task<ImmutableArray<WorkItem>> Claim(int most, TimeSpan lease);

    /// <summary>Removes the row if its version is still the one that was claimed.</summary>
    Task Finish(WorkItem item);

    /// <summary>Gives the row back, due again then.</summary>
    Task Fail(WorkItem item, DateTimeOffset dueAt);
}

/// <summary>A claimed row. <c>Attempts</c> counts this one.</summary>
public sealed record WorkItem(string Kind, string Key, long Version, int Attempts);

/// <summary>Does one kind of due work. It may be called again for the same key: its effect must be the same once or twice.</summary>
public interface IWorkHandler
{
    /// <summary>The kind of rows that it does.</summary>
    string Kind { get; }

    /// <summary>Does it; throwing means that it is tried again later.</summary>
    Task Run(WorkItem item);
}
