using Npgsql;
using NpgsqlTypes;

namespace OrleansChat.Load.Servers;

/// <summary>
/// One INSERT a message, as a competent team writes it: pooled connections, statements prepared once a connection, one round trip, a unique
/// client id. A message's place is its row's number; SignalR takes one call of a client after the other, which keeps a sender's order.
/// </summary>
public sealed class HandbuiltPostgreSqlLog : IHandbuiltLog, IAsyncDisposable
{
    public const string Database = "handbuilt";

    private const string Schema = """
        CREATE TABLE message (
          id bigint GENERATED ALWAYS AS IDENTITY, conversation text NOT NULL, client_id text NOT NULL, at bigint NOT NULL, text text NOT NULL,
          PRIMARY KEY (conversation, id), UNIQUE (conversation, client_id));
        """;

    private const string Insert = """
        INSERT INTO message (conversation, client_id, at, text) VALUES ($1, $2, $3, $4)
        ON CONFLICT (conversation, client_id) DO NOTHING RETURNING id
        """;

    private const string Find = "SELECT id, at, text FROM message WHERE conversation = $1 AND client_id = $2";

    private const string Select = "SELECT id, at, client_id, text FROM message WHERE conversation = $1 AND id > $2 ORDER BY id";

    // Every call uses a connection alike, so nothing need be reset when it goes back to the pool; each statement is prepared at its first use.
    private const string Pool = "Maximum Pool Size=32;No Reset On Close=true;Max Auto Prepare=10;Auto Prepare Min Usages=1";

    private readonly NpgsqlDataSource _source;

    public HandbuiltPostgreSqlLog(string connection)
    {
        _source = new NpgsqlDataSourceBuilder($"{connection};{Pool}").Build();
        using var schema = _source.CreateCommand(Schema);
        schema.ExecuteNonQuery();
    }

    public async Task<PlainMessage> Append(string conversation, string clientId, string text)
    {
        var at = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        await using var insert = _source.CreateCommand(Insert);
        insert.Parameters.Add(new NpgsqlParameter<string> { TypedValue = conversation });
        insert.Parameters.Add(new NpgsqlParameter<string> { TypedValue = clientId });
        insert.Parameters.Add(new NpgsqlParameter<long> { TypedValue = at, NpgsqlDbType = NpgsqlDbType.Bigint });
        insert.Parameters.Add(new NpgsqlParameter<string> { TypedValue = text });
        return await insert.ExecuteScalarAsync() is long seq ? new(conversation, seq, at, clientId, text) : await Stored(conversation, clientId);
    }

    public async Task<PlainMessage[]> Since(string conversation, long since)
    {
        await using var select = _source.CreateCommand(Select);
        select.Parameters.Add(new NpgsqlParameter<string> { TypedValue = conversation });
        select.Parameters.Add(new NpgsqlParameter<long> { TypedValue = since });
        await using var rows = await select.ExecuteReaderAsync();
        var found = new List<PlainMessage>();
        while (await rows.ReadAsync()) found.Add(new(conversation, rows.GetInt64(0), rows.GetInt64(1), rows.GetString(2), rows.GetString(3)));
        return [.. found];
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private async Task<PlainMessage> Stored(string conversation, string clientId)
    {
        await using var find = _source.CreateCommand(Find);
        find.Parameters.Add(new NpgsqlParameter<string> { TypedValue = conversation });
        find.Parameters.Add(new NpgsqlParameter<string> { TypedValue = clientId });
        await using var rows = await find.ExecuteReaderAsync();
        await rows.ReadAsync();
        return new(conversation, rows.GetInt64(0), rows.GetInt64(1), clientId, rows.GetString(2));
    }
}
