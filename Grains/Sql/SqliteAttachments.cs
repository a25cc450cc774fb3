using OrleansChat.Attachments;
using OrleansChat.Conversations;

namespace OrleansChat.Sql;

/// <summary>Files in <c>chat.db</c>.</summary>
internal sealed class SqliteAttachments(SqliteDatabase database, IRandomIds random, TimeProvider time) : IAttachmentStore
{
    /// <inheritdoc />
    public async Task<StoredFile?> Reserve(FileOwner owner, NewFile file, long dayLimit)
    {
        var (id, now) = (random.NewId(), time.GetUtcNow());
        try
        {
            return await database.Writer.Write(write =>
            {
                write["attachments/reserve"].Bind(id).Bind((long)owner.Kind).Bind(owner.Id).Bind(file.ClientId.ToString()).Bind(file.Name)
                    .Bind(file.Size).Bind(file.DeclaredType).Bind(now.ToUnixTimeMilliseconds()).Run();
                if (write.Changes == 1) Spend(write, owner, file, dayLimit, id, now);
                return One(write["attachments/find-reserved"].Bind((long)owner.Kind).Bind(owner.Id).Bind(file.ClientId.ToString()));
            });
        }
        catch (DaySpentException)
        {
            return null;
        }
    }

    /// <inheritdoc />
    public Task<StoredFile?> Find(string id) => database.Readers.Query(read => One(read["attachments/find"].Bind(id)));

    /// <inheritdoc />
    public Task<bool> Append(FileOwner owner, string id, long offset, ReadOnlyMemory<byte> bytes) => database.Writer.Write(write =>
    {
        write["attachments/grow"].Bind((long)owner.Kind).Bind(owner.Id).Bind(id).Bind(offset).Bind((long)bytes.Length).Run();
        if (write.Changes == 0) return false;
        write["attachments/add-piece"].Bind(id).Bind(offset).Bind(bytes.Span).Run();
        database.Writing(write);
        return true;
    });

    /// <inheritdoc />
    public Task<bool> Ready(string id, CheckedFile found) => database.Writer.Write(write =>
    {
        var size = found.Picture?.Seen;
        write["attachments/ready"].Bind(id).Bind(found.Type).Bind((long?)size?.Width).Bind((long?)size?.Height).Bind(found.Sha256).Run();
        if (write.Changes == 0) return false;
        foreach (var (view, bytes) in found.Picture?.Views ?? []) write["attachments/add-picture"].Bind(id).Bind((long)view).Bind(bytes).Run();
        database.Writing(write);
        return true;
    });

    /// <inheritdoc />
    public Task<byte[]?> Piece(string id, long offset) => database.Readers.Query(read => Bytes(read["attachments/piece"].Bind(id).Bind(offset)));

    /// <inheritdoc />
    public Task<byte[]?> Picture(string id, PictureView view) =>
        database.Readers.Query(read => Bytes(read["attachments/picture"].Bind(id).Bind((long)view)));

    /// <inheritdoc />
    public Task<bool> Forget(string id) => database.Writer.Write(write =>
    {
        var gone = write["attachments/delete"].Bind(id);
        if (!gone.Step()) return false;
        var (owner, size, reservedAt) = (gone.Text(0), gone.Long(1), gone.Long(2));
        gone.ToEnd();
        write["attachments/delete-pieces"].Bind(id).Run();
        write["attachments/delete-pictures"].Bind(id).Run();
        write["work/cancel"].Bind(ForgottenFileWork.Due).Bind(id).Run();
        write["limits/give-back"].Bind(DayQuota.Kind).Bind(owner).Bind(DayQuota.Of(size)).Bind(reservedAt).Run();
        database.Writing(write);
        return true;
    });

    private static void Spend(SqliteSession write, FileOwner owner, NewFile file, long dayLimit, string id, DateTimeOffset now)
    {
        var taken = write["limits/take"].Bind(DayQuota.Kind).Bind(owner.Id).Bind(now.ToUnixTimeMilliseconds()).Bind(DayQuota.Milliseconds).Bind(DayQuota.Of(file.Size));
        taken.Step();
        var spent = taken.Long(0);
        taken.ToEnd();
        if (spent > dayLimit) throw new DaySpentException();
        write["work/schedule"].Bind(ForgottenFileWork.Due).Bind(id).Bind((now + ForgottenFileWork.After).ToUnixTimeMilliseconds()).Run();
    }

    private static byte[]? Bytes(SqliteStatement row)
    {
        if (!row.Step()) return null;
        var bytes = row.Blob(0).ToArray();
        row.Reset();
        return bytes;
    }

    private static StoredFile? One(SqliteStatement row)
    {
        if (!row.Step()) return null;
        var file = new StoredFile(
            row.Text(0),
            new((AuthorKind)row.Int(1), row.Text(2)),
            row.Text(3),
            row.Long(4),
            row.Long(5),
            (FileState)row.Int(6),
            row.TextOrNull(7),
            row.IntOrNull(8),
            row.IntOrNull(9),
            row.TextOrNull(10),
            row.TextOrNull(11),
            row.TextOrNull(12));
        row.Reset();
        return file;
    }
}
