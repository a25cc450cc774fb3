using System.Collections.Immutable;
using System.Text.Json;
using OrleansChat.Attachments;
using OrleansChat.Conversations;
using OrleansChat.Conversations.Log;

namespace OrleansChat.Sql;

/// <summary>Reads one conversation as its activation needs it, in one round trip.</summary>
internal sealed class ServerLogReader(ServerDatabase database) : ILogReader
{
    private const int TailLength = 16;

    /// <inheritdoc />
    public Task<LoadedConversation?> Load(ConversationId id)
    {
        var conversation = ("public_id", (object?)id.Value);
        var version = ("version", (object?)SnapshotPayload.Version);
        Statement[] statements =
        [
            new("load/conversation", conversation),
            new("load/snapshot", conversation, version),
            new("load/events-after", conversation, version),
            new("load/tail", conversation, ("most", TailLength)),
            new("load/cursors", conversation),
        ];
        return database.Read<LoadedConversation?>(statements, async rows =>
        {
            var heads = await rows.All(row => (Head: row.GetInt32(0), WriterEpoch: row.GetInt32(1), LogEpoch: row.GetInt32(2)));
            if (heads.Count == 0) return null;
            var snapshots = await rows.NextAll(row => Snapshot(row.GetFieldValue<byte[]>(1)));
            var events = await rows.NextAll(database.Dialect.Event);
            var tail = await rows.NextAll(database.Dialect.Event);
            var cursors = await rows.NextAll(row => new ReadCursor(row.GetString(0), (AuthorKind)row.GetInt32(1), row.GetInt32(2)));
            var state = events.Aggregate(snapshots.SingleOrDefault(ConversationState.None), (folded, logged) => folded.After(logged));
            tail.Reverse();
            return new(state, heads[0].Head, heads[0].WriterEpoch, heads[0].LogEpoch, [.. tail], [.. cursors]);
        });
    }

    /// <inheritdoc />
    public async Task<ImmutableArray<LoggedEvent>> Find(ConversationId id, IReadOnlyCollection<ClientId> clientIds)
    {
        var wanted = clientIds.Distinct().ToList();
        var found = await database.Rows(
            new("load/events-by-client-id", ("public_id", id.Value), ("client_ids", wanted.Select(clientId => clientId.Value).ToArray())),
            database.Dialect.Event);
        return [.. found.OrderBy(logged => wanted.IndexOf(logged.ClientId!.Value))];
    }

    /// <inheritdoc />
    public async Task<ImmutableArray<Attachment>> Files(Actor sender, ImmutableArray<string> ids)
    {
        var found = await database.Rows(
            new("load/files", ("owner_kind", (int)sender.Kind), ("owner_id", sender.Id), ("ids", ids.ToArray())),
            row => new Attachment(row.GetString(0), row.GetString(1), row.GetInt64(2), row.GetString(3), row.WholeOrNull(4), row.WholeOrNull(5)));
        return [.. found.OrderBy(file => ids.IndexOf(file.Id))];
    }

    private static ConversationState Snapshot(byte[] payload) =>
        JsonSerializer.Deserialize(payload, LogJson.Compact.SnapshotPayload)!.ToState();
}
