namespace OrleansChat.Work;

/// <summary>Does the due work of one kind.</summary>
public interface IWorkHandler
{
    /// <summary>The kind.</summary>
    string Kind { get; }

    /// <summary>Does it; may run again for the same item, so it is to have its effect once per key. Throwing tries again later.</summary>
    Task Run(WorkItem item);
}
