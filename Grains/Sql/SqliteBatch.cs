using System.Text.Json;
using OrleansChat.Conversations;
using OrleansChat.Conversations.Log;
using SQLitePCL;

namespace OrleansChat.Sql;

/// <summary>The statements of one batch, inside its transaction.</summary>
internal sealed class SqliteBatch(SqliteSession session, RowIds rowIds, AppendOutcome[] outcomes)
{
    private readonly SqliteStatement _addEvent = session["append/add-event"];

    /// <summary>
    /// Writes the batch. With conversations kept apart by savepoints, a duplicate client id takes back its own conversation only.
    /// </summary>
    /// <exception cref="DuplicateInBatchException">A client id stands in the log already and conversations were not kept apart.</exception>
    /// <exception cref="SqliteResultException">Anything else went wrong.</exception>
    public void Write(Batch batch, bool apart)
    {
        rowIds.Forget();
        for (var i = 0; i < batch.Conversations.Count; i++)
        {
            if (apart) session["transaction/savepoint"].Run();
            outcomes[i] = Write(batch.Conversations[i]);
            if (outcomes[i] == AppendOutcome.Duplicate)
            {
                if (!apart) throw new DuplicateInBatchException();
                session["transaction/rollback-part"].Run();
            }

            if (apart) session["transaction/release"].Run();
        }

        foreach (var move in batch.Cursors)
            session["append/move-cursor"].BindId(move.Id.Value).Bind(move.Participant).Bind((long)move.Kind).Bind(move.Seq).Run();
    }

    private AppendOutcome Write(ConversationWrite write)
    {
        if (write.HasFiles && !HasFiles(write)) return AppendOutcome.Lost;
        if ((write is { ExpectedHead: 0, WriterEpoch: 0 } ? Start(write) : Advance(write)) is not { } row) return AppendOutcome.Lost;
        foreach (var entry in write.Events)
        {
            var result = Add(row, entry);
            if (result == raw.SQLITE_CONSTRAINT_UNIQUE) return AppendOutcome.Duplicate;
            if (result != raw.SQLITE_DONE) SqliteFault.ThrowIf(result, session.Handle);
            foreach (var file in entry.Files) session["append/take-file"].Bind(row).Bind(entry.Event.Seq).Bind(file.Id).Run();
        }

        if (write.DueForSnapshot) SaveSnapshot(row, write);
        return AppendOutcome.Committed;
    }

    // Nobody else writes meanwhile: what is to be had here is to be had below.
    private bool HasFiles(ConversationWrite write)
    {
        var named = new HashSet<string>();
        foreach (var entry in write.Events)
        {
            foreach (var file in entry.Files)
            {
                if (!named.Add(file.Id)) return false;
                var find = session["append/has-file"].Bind(file.Id).Bind((long)entry.Event.Author.Kind).Bind(entry.Event.Author.Id);
                if (!find.Step()) return false;
                find.Reset();
            }
        }

        return true;
    }

    private long? Start(ConversationWrite write)
    {
        var state = write.State;
        var insert = session["append/start-conversation"];
        insert.BindId(write.Id.Value).Bind(state.SessionId).Bind(state.WidgetHash).Bind(state.ButtonId).Bind(state.DepartmentId)
            .Bind((long)state.Priority).Bind(state.StartedAt);
        BindChanging(insert, write).Run();
        if (session.Changes == 0) return null;
        rowIds.Add(write.Id, session.LastId);
        return session.LastId;
    }

    private long? Advance(ConversationWrite write)
    {
        if (RowOf(write.Id) is not { } row) return null;
        BindChanging(session["append/advance-conversation"], write).Bind(row).Bind(write.ExpectedHead).Bind(write.WriterEpoch).Run();
        return session.Changes == 1 ? row : null;
    }

    private long? RowOf(ConversationId id)
    {
        if (rowIds.TryGet(id, out var known)) return known;
        var find = session["append/find-conversation"].BindId(id.Value);
        if (!find.Step()) return null;
        var row = find.Long(0);
        find.Reset();
        rowIds.Add(id, row);
        return row;
    }

    private int Add(long conversation, EventRow row)
    {
        var logged = row.Event;
        _addEvent.Bind(conversation).Bind(logged.Seq).Bind(row.Body.Kind).Bind(row.Body.Version).Bind(logged.At)
            .Bind((long)logged.Author.Kind).Bind(logged.Author.Id).Bind(logged.Author.Name);
        if (logged.ClientId is { } clientId) _addEvent.BindId(clientId.Value);
        else _addEvent.BindNull();
        return _addEvent.Bind(row.Body.Payload).Bind(row.VisitorNo).Bind(row.TeamNo).TryRun();
    }

    private void SaveSnapshot(long row, ConversationWrite write)
    {
        var payload = JsonSerializer.SerializeToUtf8Bytes(SnapshotPayload.Of(write.State), LogJson.Compact.SnapshotPayload);
        session["append/save-snapshot"].Bind(row).Bind(write.Head).Bind(SnapshotPayload.Version).Bind(payload).Run();
    }

    private static SqliteStatement BindChanging(SqliteStatement statement, ConversationWrite write)
    {
        var state = write.State;
        return statement.Bind(write.Head).Bind((long)state.Status).Bind(state.LastAt).Bind(state.ClosedAt)
            .Bind((long?)state.ClosedBy?.Kind).Bind(state.ClosedBy?.Id).Bind(state.ClosedBy?.Name)
            .Bind(state.AssigneeId).Bind(state.AssigneeName).Bind(state.AssignmentEpoch)
            .Bind(state.VisitorName).Bind(state.VisitorMessages).Bind(state.TeamMessages).Bind(state.WaitingSince)
            .Bind((long)state.LastAuthor.Kind).Bind(state.LastAuthor.Id).Bind(state.LastAuthor.Name)
            .Bind(state.Preview).Bind(state.ReadOnly);
    }
}

/// <summary>A client id of the batch stands in the log already.</summary>
internal sealed class DuplicateInBatchException : Exception;
