using OrleansChat.Conversations;
using OrleansChat.Conversations.Log;
using OrleansChat.Sql;

namespace OrleansChat.Storage.Tests.Log;

/// <summary>Fails the next commit, once, in the way that the test asks for.</summary>
internal sealed class FaultyStore(IBatchStore inner) : IBatchStore
{
    private Fault _next;
    private int _fencesToFail;

    public int Fences { get; private set; }

    public TaskCompletionSource Fencing { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void FailNext(Fault fault, int fencesToFail = 0)
    {
        _next = fault;
        _fencesToFail = fencesToFail;
    }

    public IReadOnlyList<AppendOutcome> Commit(Batch batch)
    {
        var fault = _next;
        _next = Fault.None;
        switch (fault)
        {
            case Fault.BeforeCommit: throw new StoreUnavailableException("injected");
            case Fault.Full: throw new StoreFullException("injected");
            case Fault.Broken: throw new StoreBrokenException("injected");
            case Fault.UnknownAndNotWritten: throw new StoreDoubtfulException("injected");
            case Fault.UnexpectedAndNotWritten: throw new InvalidOperationException("injected");
            case Fault.UnknownButWritten:
                inner.Commit(batch);
                throw new StoreDoubtfulException("injected");
            default: return inner.Commit(batch);
        }
    }

    public void Fence(IReadOnlyCollection<ConversationId> conversations)
    {
        Fences++;
        Fencing.TrySetResult();
        if (_fencesToFail-- > 0) throw new StoreUnavailableException("injected");
        inner.Fence(conversations);
    }
}

/// <summary>Where a commit fails.</summary>
internal enum Fault
{
    None,
    BeforeCommit,
    Full,
    Broken,
    UnknownButWritten,
    UnknownAndNotWritten,
    UnexpectedAndNotWritten,
}
