using System.Buffers.Binary;
using System.Data.Common;
using DbUp.Builder;
using OrleansChat.Conversations.Log;
using OrleansChat.Hosting;

namespace OrleansChat.Sql;

/// <summary>What one database server does in its own way; everything else is common to all servers.</summary>
internal abstract class ServerDialect
{
    /// <summary>The dialect of a server; not SQLite's, which is no server.</summary>
    public static ServerDialect Of(DatabaseProvider provider) => provider switch
    {
        DatabaseProvider.PostgreSql => new PostgreSqlDialect(),
        DatabaseProvider.SqlServer => new SqlServerDialect(),
        _ => throw new ArgumentOutOfRangeException(nameof(provider), provider, "It is no server."),
    };

    /// <summary>An id as the same sixteen bytes, big end first.</summary>
    public static Guid Uuid(UInt128 id)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, id);
        return new(bytes, bigEndian: true);
    }

    /// <summary>Its SQL.</summary>
    public abstract SqlScripts Scripts { get; }

    /// <summary>The name under which Orleans knows its ADO.NET provider.</summary>
    public abstract string OrleansInvariant { get; }

    /// <summary>Pooled connections.</summary>
    /// <exception cref="DatabaseRefusedException">The connection string cannot be read.</exception>
    public abstract DbDataSource Open(string connectionString);

    /// <summary>What the connection string leads to, for people: server and database, no secrets.</summary>
    public abstract string Describe(string connectionString);

    /// <summary>The connection string that Orleans' own tables are reached with.</summary>
    public abstract string OrleansConnection(string connectionString);

    /// <summary>What DbUp needs to know of the dialect.</summary>
    public abstract UpgradeEngineBuilder Upgrade(string connectionString);

    /// <summary>Writes the log's batches.</summary>
    public abstract IBatchStore Batches(ServerDatabase database);

    /// <summary>A value as <see cref="Statement"/> names them.</summary>
    public abstract DbParameter Parameter(string name, object? value);

    /// <summary>Reads what statements answer, all in one round trip and of one moment of the database.</summary>
    public virtual async Task<T> Ask<T>(DbConnection connection, Statement[] statements, Func<DbDataReader, Task<T>> read)
    {
        await using var batch = connection.CreateBatch();
        if (statements.Length > 1) Add(batch, new("transaction/begin-read"));
        foreach (var statement in statements) Add(batch, statement);
        if (statements.Length > 1) Add(batch, new("transaction/commit"));
        await using var rows = await batch.ExecuteReaderAsync();
        return await rows.Whole(read);
    }

    /// <summary>Reads an id, which is a uuid wherever there are any.</summary>
    public virtual UInt128 Id(DbDataReader row, int column)
    {
        Span<byte> bytes = stackalloc byte[16];
        row.GetGuid(column).TryWriteBytes(bytes, bigEndian: true, out _);
        return BinaryPrimitives.ReadUInt128BigEndian(bytes);
    }

    /// <summary>What a failed write came to.</summary>
    public abstract StoreException OfWrite(Exception failure);

    /// <summary>Whether the connection is gone, so that the same may succeed on another.</summary>
    public abstract bool IsConnectionLost(DbException failure);

    /// <summary>Why the server does not let us in, in one sentence with what to do.</summary>
    public abstract string Refusal(DbException failure, string connectionString);

    /// <summary>The connection string makes no sense. .NET's own sentence goes along without the name of our parameter.</summary>
    protected static DatabaseRefusedException Unreadable(Exception failure, string example) =>
        new($"Database:ConnectionString cannot be read ({failure.Message.Split(" (Parameter")[0].TrimEnd('.')}): write it as \"{example}\".", failure);

    private void Add(DbBatch batch, Statement statement)
    {
        var command = batch.CreateBatchCommand();
        command.CommandText = Scripts[statement.Name];
        foreach (var (name, value) in statement.Parameters ?? []) command.Parameters.Add(Parameter(name, value));
        batch.BatchCommands.Add(command);
    }
}
