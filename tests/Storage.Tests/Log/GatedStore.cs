using OrleansChat.Conversations;
using OrleansChat.Conversations.Log;

namespace OrleansChat.Storage.Tests.Log;

/// <summary>Holds the writer inside a batch, so that a test decides what gathers for the next one.</summary>
internal sealed class GatedStore(IBatchStore inner) : IBatchStore
{
    private TaskCompletionSource? _open;
    private TaskCompletionSource? _entered;

    public int LargestBatch { get; private set; }

    public int Commits { get; private set; }

    public IReadOnlyList<AppendOutcome> Commit(Batch batch)
    {
        LargestBatch = Math.Max(LargestBatch, batch.Conversations.Sum(write => write.Events.Count));
        _entered?.TrySetResult();
        _open?.Task.Wait();
        Commits++;
        return inner.Commit(batch);
    }

    public void Fence(IReadOnlyCollection<ConversationId> conversations) => inner.Fence(conversations);

    /// <summary>Sends one append into the store and keeps it there until <see cref="Open"/>.</summary>
    public Task<AppendOutcome> BlockNext(IConversationLog log, Append? append = null)
    {
        _entered = new();
        _open = new();
        var blocked = log.Append(append ?? new Talk().Start());
        _entered.Task.Wait();
        return blocked;
    }

    public void Open() => _open!.SetResult();
}
