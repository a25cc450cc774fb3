using OrleansChat.Conversations;
using OrleansChat.Conversations.Log;

namespace OrleansChat.Sql;

/// <summary>Writes the log's batches to <c>chat.db</c>, one transaction each.</summary>
internal sealed class SqliteBatchStore(SqliteDatabase database) : IBatchStore
{
    private readonly RowIds _rowIds = new();

    /// <summary>Where they go.</summary>
    public SqliteDatabase Database => database;

    /// <inheritdoc />
    public IReadOnlyList<AppendOutcome> Commit(Batch batch)
    {
        var outcomes = new AppendOutcome[batch.Conversations.Count];
        try
        {
            Write(batch, outcomes, apart: false);
        }
        catch (DuplicateInBatchException)
        {
            // Savepoints cost a copy of every page they touch, so they are taken only where a batch is known to hold a duplicate.
            Write(batch, outcomes, apart: true);
        }

        _rowIds.Keep();
        return outcomes;
    }

    /// <inheritdoc />
    public void Fence(IReadOnlyCollection<ConversationId> conversations) => database.Writer.Transact(session =>
    {
        foreach (var id in conversations) session["append/fence"].BindId(id.Value).Run();
        return true;
    });

    private void Write(Batch batch, AppendOutcome[] outcomes, bool apart) => database.Writer.Transact(session =>
    {
        new SqliteBatch(session, _rowIds, outcomes).Write(batch, apart);
        database.Writing(session);
        return true;
    });
}
