using System.Collections.Immutable;
using OrleansChat.Attachments;
using OrleansChat.Conversations;

namespace OrleansChat.Sql;

/// <summary>Files in <c>chat.db</c>.</summary>
internal sealed class SqliteAttachments(SqliteReaders readers, SqliteWriter writer, IRandomIds random, TimeProvider time) : IAttachmentStore
{
    /// <inheritdoc />
    public Task<StoredFile?> Reserve(string session, ClientId clientId, string name, long size, long dayLimit)
    {
        var (id, now) = (random.NewId(), time.GetUtcNow().ToUnixTimeMilliseconds());
        return writer.Write(write =>
        {
            write["attachments/reserve"].Bind(id).Bind(session).Bind(clientId.ToString()).Bind(name).Bind(size).Bind(now).Run();
            if (write.Changes == 1)
            {
                write["attachments/spend"].Bind(session).Bind(now).Bind(TimeSpan.MillisecondsPerDay).Bind(size).Bind(dayLimit).Run();
                if (write.Changes == 0)
                {
                    write["attachments/delete"].Bind(session).Bind(id).Run();
                    return null;
                }
            }

            return One(write["attachments/find-reserved"].Bind(session).Bind(clientId.ToString()));
        });
    }

    /// <inheritdoc />
    public Task<StoredFile?> Find(string session, string id) => readers.Query(read => One(read["attachments/find"].Bind(session).Bind(id)));

    /// <inheritdoc />
    public Task<bool> Append(string session, string id, long offset, ReadOnlyMemory<byte> bytes) => writer.Write(write =>
    {
        write["attachments/grow"].Bind(session).Bind(id).Bind(offset).Bind((long)bytes.Length).Run();
        if (write.Changes == 0) return false;
        write["attachments/add-piece"].Bind(id).Bind(offset).Bind(bytes.Span).Run();
        return true;
    });

    /// <inheritdoc />
    public Task<bool> Ready(string session, string id, string type, ImageSize? image) => writer.Write(write =>
    {
        write["attachments/ready"].Bind(session).Bind(id).Bind(type).Bind((long?)image?.Width).Bind((long?)image?.Height).Run();
        return write.Changes == 1;
    });

    /// <inheritdoc />
    public Task<byte[]?> Piece(string id, long offset) => readers.Query(read =>
    {
        var row = read["attachments/piece"].Bind(id).Bind(offset);
        if (!row.Step()) return null;
        var bytes = row.Blob(0).ToArray();
        row.Reset();
        return bytes;
    });

    /// <inheritdoc />
    public async Task<bool> Attach(string session, ConversationId conversation, ClientId message, ImmutableArray<string> ids)
    {
        try
        {
            return await writer.Write(write =>
            {
                foreach (var id in ids)
                {
                    write["attachments/attach"].Bind(session).Bind(id).Bind(conversation.ToString()).Bind(message.ToString()).Run();
                    if (write.Changes == 0) throw new UnattachableException();
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
    public Task<bool> Delete(string session, string id) => writer.Write(write => Delete(write, session, id));

    /// <inheritdoc />
    public Task<int> Sweep(DateTimeOffset before) => writer.Write(write =>
    {
        var old = new List<(string Session, string Id)>();
        var rows = write["attachments/unattached"].Bind(before.ToUnixTimeMilliseconds());
        while (rows.Step()) old.Add((rows.Text(0), rows.Text(1)));
        return old.Count(file => Delete(write, file.Session, file.Id));
    });

    private static bool Delete(SqliteSession write, string session, string id)
    {
        write["attachments/delete"].Bind(session).Bind(id).Run();
        if (write.Changes == 0) return false;
        write["attachments/delete-pieces"].Bind(id).Run();
        return true;
    }

    private static StoredFile? One(SqliteStatement row)
    {
        if (!row.Step()) return null;
        var file = new StoredFile(
            row.Text(0),
            row.Text(1),
            row.Long(2),
            row.Long(3),
            (FileState)row.Int(4),
            row.TextOrNull(5),
            row.IsNull(6) ? null : row.Int(6),
            row.IsNull(7) ? null : row.Int(7));
        row.Reset();
        return file;
    }
}
