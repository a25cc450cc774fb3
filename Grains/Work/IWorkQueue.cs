using System.Collections.Immutable;

namespace OrleansChat.Work;

/// <summary>What must happen later, as rows: one per kind and key. Done at least once, and never again when it was finished.</summary>
public interface IWorkQueue
{
    /// <summary>Makes it due at a time. Scheduling what is scheduled moves it and makes the run under way count for nothing.</summary>
    /// <exception cref="Sql.StoreException">It is not scheduled.</exception>
    Task Schedule(string kind, string key, DateTimeOffset dueAt);

    /// <summary>Forgets it.</summary>
    /// <exception cref="Sql.StoreException">It still stands.</exception>
    Task Cancel(string kind, string key);

    /// <summary>Takes what is due of those kinds, the longest due first; nobody else gets it until the lease lapses.</summary>
    /// <exception cref="Sql.StoreException">Nothing was taken.</exception>
    Task<ImmutableArray<WorkItem>> Claim(ImmutableArray<string> kinds, int most, TimeSpan lease);

    /// <summary>It is done: true if it was still this lease's and was not scheduled anew meanwhile.</summary>
    /// <exception cref="Sql.StoreException">It stays due.</exception>
    Task<bool> Finish(WorkItem item);

    /// <summary>It failed and is due again at that time.</summary>
    /// <exception cref="Sql.StoreException">It is due again when the lease lapses.</exception>
    Task Retry(WorkItem item, DateTimeOffset dueAt);

    /// <summary>When the next of those kinds can be claimed; null when there is none.</summary>
    Task<DateTimeOffset?> NextDue(ImmutableArray<string> kinds);
}

/// <summary>A claimed row. <c>Attempts</c> counts this run; <c>Lease</c> names the claim.</summary>
public sealed record WorkItem(string Kind, string Key, DateTimeOffset DueAt, long Version, int Attempts, string Lease);
