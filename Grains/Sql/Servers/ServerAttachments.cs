using System.Data.Common;
using OrleansChat.Attachments;
using OrleansChat.Conversations;

namespace OrleansChat.Sql;

/// <summary>Files on a server, in pieces.</summary>
internal sealed class ServerAttachments(ServerDatabase database, IRandomIds random, TimeProvider time) : IAttachmentStore
{
    /// <inheritdoc />
    public async Task<StoredFile?> Reserve(FileOwner owner, NewFile file, long dayLimit)
    {
        var (id, client, now) = (random.NewId(), file.ClientId.ToString(), time.GetUtcNow());
        try
        {
            return await database.Write(async write =>
            {
                var reserved = await write.Run(
                    "attachments/reserve",
                    ("id", id), ("owner_kind", (int)owner.Kind), ("owner_id", owner.Id), ("client_id", client), ("name", file.Name),
                    ("size", file.Size), ("declared_type", file.DeclaredType), ("now", now.ToUnixTimeMilliseconds()));
                if (reserved == 1) await Spend(write, owner, file, dayLimit, id, now);
                var found = await write.Rows(
                    "attachments/find-reserved", File, ("owner_kind", (int)owner.Kind), ("owner_id", owner.Id), ("client_id", client));
                return found[0];
            });
        }
        catch (DaySpentException)
        {
            return null;
        }
    }

    /// <inheritdoc />
    public async Task<StoredFile?> Find(string id) => (await database.Rows(new("attachments/find", ("id", id)), File)).SingleOrDefault();

    /// <inheritdoc />
    public Task<bool> Append(FileOwner owner, string id, long offset, ReadOnlyMemory<byte> bytes) => database.Write(async write =>
    {
        var grown = await write.Run(
            "attachments/grow",
            ("owner_kind", (int)owner.Kind), ("owner_id", owner.Id), ("id", id), ("offset", offset), ("length", (long)bytes.Length));
        if (grown == 0) return false;
        await write.Run("attachments/add-piece", ("id", id), ("offset", offset), ("bytes", bytes.ToArray()));
        return true;
    });

    /// <inheritdoc />
    public Task<bool> Ready(string id, CheckedFile found) => database.Write(async write =>
    {
        var size = found.Picture?.Seen;
        var ready = await write.Run(
            "attachments/ready", ("id", id), ("type", found.Type), ("width", size?.Width), ("height", size?.Height), ("sha256", found.Sha256));
        if (ready == 0) return false;
        foreach (var (view, bytes) in found.Picture?.Views ?? []) await write.Run("attachments/add-picture", ("id", id), ("view", (int)view), ("bytes", bytes));
        return true;
    });

    /// <inheritdoc />
    public Task<byte[]?> Piece(string id, long offset) => Bytes(new("attachments/piece", ("id", id), ("offset", offset)));

    /// <inheritdoc />
    public Task<byte[]?> Picture(string id, PictureView view) => Bytes(new("attachments/picture", ("id", id), ("view", (int)view)));

    /// <inheritdoc />
    public Task<bool> Forget(string id) => database.Write(async write =>
    {
        var gone = await write.Rows(
            "attachments/delete", row => (Owner: row.GetString(0), Size: row.GetInt64(1), ReservedAt: row.GetInt64(2)), ("id", id));
        if (gone.Count == 0) return false;
        await write.Run("attachments/delete-pieces", ("id", id));
        await write.Run("attachments/delete-pictures", ("id", id));
        await write.Run("work/cancel", ("kind", ForgottenFileWork.Due), ("key", id));
        var (owner, size, reservedAt) = gone[0];
        await write.Run("limits/give-back", ("kind", DayQuota.Kind), ("key", owner), ("amount", DayQuota.Of(size)), ("at", reservedAt));
        return true;
    });

    private static async Task Spend(ServerTransaction write, FileOwner owner, NewFile file, long dayLimit, string id, DateTimeOffset now)
    {
        var spent = await write.Rows(
            "limits/take",
            row => row.GetInt64(0),
            ("kind", DayQuota.Kind), ("key", owner.Id), ("now", now.ToUnixTimeMilliseconds()), ("window", DayQuota.Milliseconds),
            ("amount", DayQuota.Of(file.Size)));
        if (spent[0] > dayLimit) throw new DaySpentException();
        await write.Run(
            "work/schedule", ("kind", ForgottenFileWork.Due), ("key", id), ("due_at", (now + ForgottenFileWork.After).ToUnixTimeMilliseconds()));
    }

    private async Task<byte[]?> Bytes(Statement statement) =>
        (await database.Rows(statement, row => row.GetFieldValue<byte[]>(0))).SingleOrDefault();

    private static StoredFile File(DbDataReader row) => new(
        row.GetString(0),
        new((AuthorKind)row.GetInt32(1), row.GetString(2)),
        row.GetString(3),
        row.GetInt64(4),
        row.GetInt64(5),
        (FileState)row.GetInt32(6),
        row.TextOrNull(7),
        row.WholeOrNull(8),
        row.WholeOrNull(9),
        row.TextOrNull(10),
        row.TextOrNull(11),
        row.TextOrNull(12));
}
