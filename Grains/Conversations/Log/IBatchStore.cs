using System.Collections.Immutable;
using OrleansChat.Attachments;
using OrleansChat.Sql;

namespace OrleansChat.Conversations.Log;

/// <summary>A dialect's side of the log: it writes batches. Called by the log's own thread alone, and may block it.</summary>
internal interface IBatchStore
{
    /// <summary>
    /// Writes a batch in one transaction. A conversation whose head has moved or a file of whose messages is not to be had (Lost) or one of whose client ids stands in the log
    /// (Duplicate) is left out alone, the others are written. Outcomes are in the order of <see cref="Batch.Conversations"/>.
    /// </summary>
    /// <exception cref="StoreUnavailableException">Nothing was written.</exception>
    /// <exception cref="StoreFullException">Nothing was written.</exception>
    /// <exception cref="StoreDoubtfulException">Unknown what was written: the conversations are to be fenced.</exception>
    /// <exception cref="StoreBrokenException">Unknown what was written, and nothing more will be.</exception>
    IReadOnlyList<AppendOutcome> Commit(Batch batch);

    /// <summary>Raises the writer epoch of conversations on a connection of its own, so that no write still under way can succeed later.</summary>
    /// <exception cref="StoreException">They are not fenced yet.</exception>
    void Fence(IReadOnlyCollection<ConversationId> conversations);
}

/// <summary>The reads that a conversation's activation needs.</summary>
internal interface ILogReader
{
    /// <inheritdoc cref="IConversationLog.Load"/>
    Task<LoadedConversation?> Load(ConversationId id);

    /// <inheritdoc cref="IConversationLog.Find"/>
    Task<ImmutableArray<LoggedEvent>> Find(ConversationId id, IReadOnlyCollection<ClientId> clientIds);

    /// <inheritdoc cref="IConversationLog.Files"/>
    Task<ImmutableArray<Attachment>> Files(Actor sender, ImmutableArray<string> ids);
}

/// <summary>What one transaction writes.</summary>
internal sealed record Batch(IReadOnlyList<ConversationWrite> Conversations, IReadOnlyList<CursorMove> Cursors);

/// <summary>One conversation's part: a contiguous range of events behind one expected head, and its row as it is with them.</summary>
internal sealed record ConversationWrite(
    ConversationId Id,
    int ExpectedHead,
    int WriterEpoch,
    IReadOnlyList<EventRow> Events,
    ConversationState State)
{
    private const int SnapshotEvery = 200;

    /// <summary>The head behind the write.</summary>
    public int Head => ExpectedHead + Events.Count;

    /// <summary>Whether one of its messages has files.</summary>
    public bool HasFiles
    {
        get
        {
            foreach (var row in Events)
            {
                if (!row.Files.IsEmpty) return true;
            }

            return false;
        }
    }

    /// <summary>Whether the state is to be kept as a snapshot.</summary>
    public bool DueForSnapshot => Head / SnapshotEvery > ExpectedHead / SnapshotEvery;
}

/// <summary>An event ready to be written. The two counts are the messages of each side up to and including it.</summary>
internal readonly record struct EventRow(LoggedEvent Event, EncodedBody Body, int VisitorNo, int TeamNo)
{
    /// <summary>The files that the event's message takes: each must be its author's, whole and in no message, or nothing is written.</summary>
    public ImmutableArray<Attachment> Files => Event.Body is MessagePosted message ? message.Attachments : [];
}

/// <summary>A read cursor's new place.</summary>
internal readonly record struct CursorMove(ConversationId Id, string Participant, AuthorKind Kind, int Seq);
