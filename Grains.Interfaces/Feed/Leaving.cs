namespace OrleansChat.Feed;

/// <summary>
/// The process has been asked to end. For a moment it serves on, no longer ready, so that balancers send new visitors elsewhere and those who
/// are connected move one by one.
/// </summary>
public sealed class Leaving : IDisposable
{
    private readonly CancellationTokenSource _begun = new();

    /// <summary>Cancelled when it begins.</summary>
    public CancellationToken Begun => _begun.Token;

    /// <summary>Begins.</summary>
    public void Begin() => _begun.Cancel();

    /// <inheritdoc />
    public void Dispose() => _begun.Dispose();
}
