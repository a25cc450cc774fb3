namespace OrleansChat.Conversations;

/// <summary>The store did not do what a call needed. The same call may succeed later.</summary>
[GenerateSerializer, Alias("chat.store-failed")]
public sealed class StoreFailedException : Exception
{
    /// <param name="message">What the store said, for logs.</param>
    /// <param name="outcomeUnknown">It may have been done all the same.</param>
    public StoreFailedException(string message, bool outcomeUnknown)
        : base(message) => OutcomeUnknown = outcomeUnknown;

    /// <summary>It may have been done all the same; false: nothing was changed.</summary>
    [Id(0)]
    public bool OutcomeUnknown { get; private set; }
}
