using Microsoft.Data.Sqlite;

namespace OrleansChat.Load.Servers;

/// <summary>One INSERT a message: WAL, synchronous=FULL, one open writer with a prepared statement behind a lock (SQLite has one writer anyway).</summary>
public sealed class HandbuiltSqliteLog : IHandbuiltLog, IDisposable
{
    public const string FileName = "handbuilt.db";

    private const string Schema = """
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = FULL;
        CREATE TABLE IF NOT EXISTS message (
          conversation TEXT NOT NULL, seq INTEGER NOT NULL, client_id TEXT NOT NULL, at INTEGER NOT NULL, text TEXT NOT NULL,
          PRIMARY KEY (conversation, seq), UNIQUE (conversation, client_id)) WITHOUT ROWID;
        """;

    private const string Insert = """
        INSERT INTO message (conversation, seq, client_id, at, text)
        SELECT $conversation, coalesce(max(seq), 0) + 1, $client, $at, $text FROM message WHERE conversation = $conversation
        RETURNING seq
        """;

    private const string Select =
        "SELECT seq, at, client_id, text FROM message WHERE conversation = $conversation AND seq > $since ORDER BY seq";

    private readonly string _file;
    private readonly SqliteConnection _writer;
    private readonly SqliteCommand _insert;
    private readonly SemaphoreSlim _one = new(1);

    public HandbuiltSqliteLog(string folder)
    {
        _file = $"Data Source={Path.Combine(folder, FileName)}";
        _writer = new(_file);
        _writer.Open();
        using (var schema = new SqliteCommand(Schema, _writer)) schema.ExecuteNonQuery();
        _insert = new(Insert, _writer);
        foreach (var name in (string[])["$conversation", "$client", "$text"]) _insert.Parameters.Add(name, SqliteType.Text);
        _insert.Parameters.Add("$at", SqliteType.Integer);
        _insert.Prepare();
    }

    public async Task<PlainMessage> Append(string conversation, string clientId, string text)
    {
        await _one.WaitAsync();
        try
        {
            var at = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
            _insert.Parameters[0].Value = conversation;
            _insert.Parameters[1].Value = clientId;
            _insert.Parameters[2].Value = text;
            _insert.Parameters[3].Value = at;
            return new(conversation, (long)_insert.ExecuteScalar()!, at, clientId, text);
        }
        finally
        {
            _one.Release();
        }
    }

    // Connections come from the pool.
    public Task<PlainMessage[]> Since(string conversation, long since)
    {
        using var reader = new SqliteConnection(_file);
        reader.Open();
        using var select = new SqliteCommand(Select, reader);
        select.Parameters.AddWithValue("$conversation", conversation);
        select.Parameters.AddWithValue("$since", since);
        using var rows = select.ExecuteReader();
        var found = new List<PlainMessage>();
        while (rows.Read()) found.Add(new(conversation, rows.GetInt64(0), rows.GetInt64(1), rows.GetString(2), rows.GetString(3)));
        return Task.FromResult(found.ToArray());
    }

    public void Dispose()
    {
        _insert.Dispose();
        _writer.Dispose();
        _one.Dispose();
    }
}
