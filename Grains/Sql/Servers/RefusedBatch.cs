using OrleansChat.Conversations.Log;

namespace OrleansChat.Sql;

/// <summary>
/// A batch that holds a value which the server refuses. It is halved until the conversation to blame stands alone: the others are written.
/// Cursors come last and are given up if they are to blame: a reader's next mark makes up for one that cannot be stored.
/// </summary>
internal static class RefusedBatch
{
    /// <summary>Writes what can be written of it.</summary>
    /// <param name="batch">The whole batch; nothing of it is written.</param>
    /// <param name="refused">Why.</param>
    /// <param name="write">Writes a part in a transaction of its own.</param>
    /// <exception cref="StoreException"><paramref name="refused"/>, when the batch is one conversation.</exception>
    public static AppendOutcome[] WriteInParts(Batch batch, StoreException refused, Func<Batch, AppendOutcome[]> write)
    {
        var (conversations, cursors) = (batch.Conversations, batch.Cursors);
        if (cursors.Count > 0)
        {
            var outcomes = conversations.Count == 0 ? [] : Part(conversations, write);
            if (conversations.Count > 0) Cursors(cursors, write);
            return outcomes;
        }

        if (conversations.Count == 1) throw refused;
        var half = conversations.Count / 2;
        return [.. Part([.. conversations.Take(half)], write), .. Part([.. conversations.Skip(half)], write)];
    }

    // Another part may be written by now: what fails for certain fails alone.
    private static AppendOutcome[] Part(IReadOnlyList<ConversationWrite> conversations, Func<Batch, AppendOutcome[]> write)
    {
        try
        {
            return write(new(conversations, []));
        }
        catch (StoreUnavailableException)
        {
            return [.. conversations.Select(_ => AppendOutcome.Unavailable)];
        }
        catch (StoreFullException)
        {
            return [.. conversations.Select(_ => AppendOutcome.Full)];
        }
    }

    private static void Cursors(IReadOnlyList<CursorMove> cursors, Func<Batch, AppendOutcome[]> write)
    {
        try
        {
            write(new([], cursors));
        }
        catch (StoreException failure) when (failure is not StoreDoubtfulException)
        {
        }
    }
}
