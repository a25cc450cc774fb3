using SQLitePCL;

namespace OrleansChat.Sql;

/// <summary>A small write that waits for its transaction.</summary>
internal interface IPendingWrite
{
    void Run(SqliteSession session);

    void Complete(Exception? failure);
}

/// <summary>One write of several in a transaction: behind a savepoint of its own, so that its failure is its own.</summary>
internal sealed class PendingWrite<T>(Func<SqliteSession, T> statements) : IPendingWrite
{
    private T? _result;
    private Exception? _own;

    public TaskCompletionSource<T> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Run(SqliteSession session)
    {
        session["transaction/savepoint"].Run();
        try
        {
            _result = statements(session);
        }
        catch (Exception failure) when (session.InTransaction && !IsOfTheStore(failure))
        {
            _own = failure;
            session["transaction/rollback-part"].Run();
        }

        session["transaction/release"].Run();
    }

    public void Complete(Exception? failure)
    {
        if ((failure ?? _own) is { } thrown) Done.SetException(thrown);
        else Done.SetResult(_result!);
    }

    private static bool IsOfTheStore(Exception failure) =>
        failure is SqliteResultException { Result: var result } && (result & 0xff) != raw.SQLITE_CONSTRAINT;
}
