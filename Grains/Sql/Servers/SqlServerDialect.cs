using System.Collections.Immutable;
using System.Data;
using System.Data.Common;
using System.Text.Json;
using DbUp;
using DbUp.Builder;
using Microsoft.Data.SqlClient;
using OrleansChat.Conversations.Log;

namespace OrleansChat.Sql;

/// <summary>SQL Server 2016 or newer, Azure SQL Database too, by Microsoft.Data.SqlClient.</summary>
internal sealed class SqlServerDialect : ServerDialect
{
    private const int MostConnections = 20;

    // Parameters of one size share one plan.
    private const int LongestShortText = 4000;

    /// <inheritdoc />
    public override SqlScripts Scripts => SqlScripts.SqlServer;

    /// <inheritdoc />
    public override string OrleansInvariant => "Microsoft.Data.SqlClient";

    /// <summary>The connection string with what we ask of every connection.</summary>
    /// <exception cref="DatabaseRefusedException">It cannot be read, or names no database.</exception>
    public static SqlConnectionStringBuilder Settings(string connectionString)
    {
        try
        {
            var settings = new SqlConnectionStringBuilder(connectionString)
            {
                ConnectTimeout = 5,
                CommandTimeout = 5,

                // A broken connection is told at once; the server is tried again as soon as somebody asks.
                ConnectRetryCount = 0,
                PoolBlockingPeriod = PoolBlockingPeriod.NeverBlock,
                MultipleActiveResultSets = false,
                Enlist = false,
            };
            if (string.IsNullOrWhiteSpace(settings.InitialCatalog))
                throw new DatabaseRefusedException("Database:ConnectionString names no database: add \"Database=orleanschat\".");
            if (!settings.ShouldSerialize("Max Pool Size")) settings.MaxPoolSize = MostConnections;
            if (!settings.ShouldSerialize("Application Name")) settings.ApplicationName = "OrleansChat";
            return settings;
        }
        catch (Exception unreadable) when (unreadable is ArgumentException or FormatException or OverflowException or KeyNotFoundException)
        {
            throw Unreadable(unreadable, "Server=db.example;Database=orleanschat;User Id=…;Password=…");
        }
    }

    /// <inheritdoc />
    public override DbDataSource Open(string connectionString)
    {
        SqlServerCulture.Demand();
        return new SqlServerDataSource(Settings(connectionString).ConnectionString);
    }

    /// <inheritdoc />
    public override string Describe(string connectionString)
    {
        var settings = Settings(connectionString);
        return $"SQL Server database {settings.InitialCatalog} on {settings.DataSource}";
    }

    /// <inheritdoc />
    public override string OrleansConnection(string connectionString)
    {
        var settings = Settings(connectionString);
        settings.MaxPoolSize = Math.Max(settings.MinPoolSize, Math.Min(settings.MaxPoolSize, MostConnections / 2));
        return settings.ConnectionString;
    }

    /// <inheritdoc />
    public override UpgradeEngineBuilder Upgrade(string connectionString)
    {
        var settings = Settings(connectionString);
        settings.Pooling = false;
        settings.CommandTimeout = 0;
        return DeployChanges.To.SqlDatabase(settings.ConnectionString);
    }

    /// <inheritdoc />
    public override IBatchStore Batches(ServerDatabase database) => new SqlServerBatchStore(database);

    /// <summary>
    /// All statements as one command, so that they go in one round trip: the driver would wrap each command of a batch in a call of its own,
    /// and a transaction may not begin in one call and end in another. A parameter's name means one value in all of them.
    /// </summary>
    public override async Task<T> Ask<T>(DbConnection connection, Statement[] statements, Func<DbDataReader, Task<T>> read)
    {
        await using var command = connection.CreateCommand();
        var texts = statements.Select(statement => Scripts[statement.Name]);
        command.CommandText = string.Join('\n', statements.Length == 1 ? texts : [Scripts["transaction/begin-read"], .. texts, Scripts["transaction/commit"]]);
        foreach (var (name, value) in statements.SelectMany(statement => statement.Parameters ?? []).DistinctBy(parameter => parameter.Name))
            command.Parameters.Add(Parameter(name, value));
        await using var rows = await command.ExecuteReaderAsync();
        return await rows.Whole(read);
    }

    /// <inheritdoc />
    public override DbParameter Parameter(string name, object? value) => value switch
    {
        null => new SqlParameter(name, DBNull.Value),
        UInt128 id => new SqlParameter(name, SqlDbType.UniqueIdentifier) { Value = Uuid(id) },
        UInt128[] ids => List(name, ids.Select(id => Uuid(id).ToString())),
        string[] texts => List(name, texts.Select(StorableText.Of)),
        string text => Text(name, StorableText.Of(text)),
        byte[] bytes => new SqlParameter(name, SqlDbType.VarBinary, -1) { Value = bytes },
        _ => new SqlParameter(name, value),
    };

    /// <inheritdoc />
    public override StoreException OfWrite(Exception failure) => SqlServerFault.OfWrite(failure);

    /// <inheritdoc />
    public override bool IsConnectionLost(DbException failure) => SqlServerFault.IsConnectionLost(failure);

    /// <inheritdoc />
    public override string Refusal(DbException failure, string connectionString) => SqlServerFault.Refusal(failure, Settings(connectionString));

    private static SqlParameter Text(string name, string text) =>
        new(name, SqlDbType.NVarChar, text.Length <= LongestShortText ? LongestShortText : -1) { Value = text };

    // As JSON text, which the statements open.
    private static SqlParameter List(string name, IEnumerable<string> values) => new(name, SqlDbType.NVarChar, -1)
    {
        Value = JsonSerializer.Serialize(values.ToImmutableArray(), SqlListJson.Default.ImmutableArrayString),
    };
}
