using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using OrleansChat.Conversations.Log;

namespace OrleansChat.Sql;

/// <summary>A batch as the arguments of <c>append_batch</c>, prepared on one connection.</summary>
internal sealed class PostgreSqlBatchCommand : IDisposable
{
    private readonly NpgsqlCommand _command;
    private readonly NpgsqlParameter<bool> _apart = new("apart", NpgsqlDbType.Boolean);
    private readonly PostgreSqlColumns _columns;
    private readonly PostgreSqlConversationColumns _conversations;
    private readonly PostgreSqlEventColumns _events;
    private readonly List<int> _snapshotOwners;
    private readonly List<byte[]> _snapshotPayloads;
    private readonly List<Guid> _cursorIds;
    private readonly List<string?> _cursorParticipants;
    private readonly List<int> _cursorKinds;
    private readonly List<int> _cursorSeqs;

    private readonly PostgreSqlFileColumns? _files;

    public PostgreSqlBatchCommand(NpgsqlConnection connection, bool withFiles = false)
    {
        _command = new(SqlScripts.PostgreSql[withFiles ? "append/batch-with-files" : "append/batch"], connection);
        _command.Parameters.Add(_apart);
        _columns = new(_command);
        _conversations = new(_columns);
        _events = new(_columns);
        _snapshotOwners = _columns.Whole("snapshot_owners");
        _command.Parameters.Add(new NpgsqlParameter<int>("snapshot_version", NpgsqlDbType.Integer) { TypedValue = SnapshotPayload.Version });
        _snapshotPayloads = _columns.Bytes("snapshot_payloads");
        _cursorIds = _columns.Uuid("cursor_public_ids");
        _cursorParticipants = _columns.Text("cursor_participants");
        _cursorKinds = _columns.Whole("cursor_kinds");
        _cursorSeqs = _columns.Whole("cursor_seqs");
        if (withFiles) _files = new(_columns);
        _command.Prepare();
    }

    /// <summary>Runs it, in a transaction of its own that is over when this returns. Outcomes by conversation; null: all are written.</summary>
    public int[]? Run(Batch batch, bool apart)
    {
        _columns.Clear();
        _apart.TypedValue = apart;
        for (var i = 0; i < batch.Conversations.Count; i++) Add(batch.Conversations[i], owner: i + 1);
        foreach (var move in batch.Cursors)
        {
            _cursorIds.Add(PostgreSqlDialect.Uuid(move.Id.Value));
            _cursorParticipants.Add(StorableText.Of(move.Participant));
            _cursorKinds.Add((int)move.Kind);
            _cursorSeqs.Add(move.Seq);
        }

        using var rows = _command.ExecuteReader();
        rows.Read();
        var outcomes = rows.IsDBNull(0) ? null : rows.GetFieldValue<int[]>(0);

        // The answer comes before the commit does; only the end of the results says that it went through.
        while (rows.NextResult())
        {
        }

        return outcomes;
    }

    public void Dispose() => _command.Dispose();

    private void Add(ConversationWrite write, int owner)
    {
        _conversations.Add(write);
        foreach (var row in write.Events)
        {
            _events.Add(owner, row);
            _files?.Add(owner, row);
        }

        if (!write.DueForSnapshot) return;
        _snapshotOwners.Add(owner);
        _snapshotPayloads.Add(JsonSerializer.SerializeToUtf8Bytes(SnapshotPayload.Of(write.State), LogJson.Compact.SnapshotPayload));
    }
}
