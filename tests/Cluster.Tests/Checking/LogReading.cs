using System.Buffers.Text;
using System.Collections.Immutable;
using System.Text.Json;
using Npgsql;
using OrleansChat.Conversations;

namespace OrleansChat.Cluster.Tests.Checking;

/// <summary>Reads the final log from PostgreSQL with statements of the suite's own.</summary>
internal static class LogReading
{
    private const string Conversations = "SELECT id, uuid_send(public_id), session_id, department_id, head FROM conversation";
    private const string Events = "SELECT conversation, seq, kind, author_kind, author_id, uuid_send(client_id), payload FROM event ORDER BY conversation, seq";
    private const string Cursors = "SELECT conversation, participant, seq FROM read_cursor";

    public static async Task<FinalLog> Read(NpgsqlDataSource source)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var moment = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead);
        var events = (await Rows(connection, Events, row => (
            Conversation: row.GetInt64(0),
            Event: new FinalEvent(
                row.GetInt32(1), row.GetString(2), (AuthorKind)row.GetInt32(3), row.GetString(4),
                row.IsDBNull(5) ? null : Base64Url.EncodeToString((byte[])row[5]), Text(row.GetString(2), (byte[])row[6]))))).ToLookup(row => row.Conversation, row => row.Event);
        var cursors = (await Rows(connection, Cursors, row => (Conversation: row.GetInt64(0), Participant: row.GetString(1), Seq: row.GetInt32(2)))).ToLookup(row => row.Conversation);
        return new(await Rows(connection, Conversations, row => new FinalConversation(
            Base64Url.EncodeToString((byte[])row[1]), row.GetString(2), row.GetString(3), row.GetInt32(4), [.. events[row.GetInt64(0)]],
            cursors[row.GetInt64(0)].ToImmutableDictionary(cursor => cursor.Participant, cursor => cursor.Seq))));
    }

    private static string? Text(string kind, byte[] payload) =>
        kind == "message" ? JsonDocument.Parse(payload).RootElement.GetProperty("text").GetString() : null;

    private static async Task<List<T>> Rows<T>(NpgsqlConnection connection, string sql, Func<NpgsqlDataReader, T> read)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await reader.ReadAsync()) rows.Add(read(reader));
        return rows;
    }
}
