using System.Collections.Immutable;
using System.Data.Common;
using OrleansChat.Attachments;
using OrleansChat.Conversations;

namespace OrleansChat.Sql;

/// <summary>Files on a server, in pieces.</summary>
internal sealed class ServerAttachments(ServerDatabase database, IRandomIds random, TimeProvider time) : IAttachmentStore
{
    /// <inheritdoc />
    public Task<StoredFile?> Reserve(string session, ClientId clientId, string name, long size, long dayLimit)
    {
        var (id, client, now) = (random.NewId(), clientId.ToString(), time.GetUtcNow().ToUnixTimeMilliseconds());
        return database.Write(async write =>
        {
            var reserved = await write.Run(
                "attachments/reserve", ("id", id), ("session", session), ("client_id", client), ("name", StorableText.Of(name)), ("size", size), ("now", now));
            if (reserved == 1)
            {
                var spent = await write.Run(
                    "attachments/spend", ("session", session), ("now", now), ("window", TimeSpan.MillisecondsPerDay), ("size", size), ("most", dayLimit));
                if (spent == 0)
                {
                    await write.Run("attachments/delete", ("session", session), ("id", id));
                    return null;
                }
            }

            return (await write.Rows("attachments/find-reserved", File, ("session", session), ("client_id", client)))[0];
        });
    }

    /// <inheritdoc />
    public async Task<StoredFile?> Find(string session, string id) =>
        (await database.Rows(new("attachments/find", ("session", session), ("id", id)), File)).SingleOrDefault();

    /// <inheritdoc />
    public Task<bool> Append(string session, string id, long offset, ReadOnlyMemory<byte> bytes) => database.Write(async write =>
    {
        var length = (long)bytes.Length;
        if (await write.Run("attachments/grow", ("session", session), ("id", id), ("offset", offset), ("length", length)) == 0) return false;
        await write.Run("attachments/add-piece", ("id", id), ("offset", offset), ("bytes", bytes.ToArray()));
        return true;
    });

    /// <inheritdoc />
    public Task<bool> Ready(string session, string id, string type, ImageSize? image) => database.Write(async write => await write.Run(
        "attachments/ready", ("session", session), ("id", id), ("type", type), ("width", image?.Width), ("height", image?.Height)) == 1);

    /// <inheritdoc />
    public async Task<byte[]?> Piece(string id, long offset) =>
        (await database.Rows(new("attachments/piece", ("id", id), ("offset", offset)), row => row.GetFieldValue<byte[]>(0))).SingleOrDefault();

    /// <inheritdoc />
    public async Task<bool> Attach(string session, ConversationId conversation, ClientId message, ImmutableArray<string> ids)
    {
        try
        {
            return await database.Write(async write =>
            {
                // In one order everywhere, so that two messages that name the same files cannot wait for each other.
                foreach (var id in ids.Sort(StringComparer.Ordinal))
                {
                    var attached = await write.Run(
                        "attachments/attach",
                        ("session", session), ("id", id), ("conversation", conversation.ToString()), ("message", message.ToString()));
                    if (attached == 0) throw new UnattachableException();
                }

                return true;
            });
        }
        catch (UnattachableException)
        {
            return false;
        }
    }

    /// <inheritdoc />
    public Task<bool> Delete(string session, string id) => database.Write(write => Delete(write, session, id));

    /// <inheritdoc />
    public Task<int> Sweep(DateTimeOffset before) => database.Write(async write =>
    {
        var old = await write.Rows(
            "attachments/unattached", row => (Session: row.GetString(0), Id: row.GetString(1)), ("before", before.ToUnixTimeMilliseconds()));
        var swept = 0;
        foreach (var (session, id) in old) swept += await Delete(write, session, id) ? 1 : 0;
        return swept;
    });

    private static async Task<bool> Delete(ServerTransaction write, string session, string id)
    {
        if (await write.Run("attachments/delete", ("session", session), ("id", id)) == 0) return false;
        await write.Run("attachments/delete-pieces", ("id", id));
        return true;
    }

    private static StoredFile File(DbDataReader row) => new(
        row.GetString(0),
        row.GetString(1),
        row.GetInt64(2),
        row.GetInt64(3),
        (FileState)row.GetInt32(4),
        row.TextOrNull(5),
        row.IsDBNull(6) ? null : row.GetInt32(6),
        row.IsDBNull(7) ? null : row.GetInt32(7));
}
