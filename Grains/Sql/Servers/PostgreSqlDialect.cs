using System.Data.Common;
using DbUp;
using DbUp.Builder;
using Npgsql;
using NpgsqlTypes;
using OrleansChat.Conversations.Log;

namespace OrleansChat.Sql;

/// <summary>PostgreSQL 14 or newer, by Npgsql.</summary>
internal sealed class PostgreSqlDialect : ServerDialect
{
    private const int MostConnections = 20;

    /// <inheritdoc />
    public override SqlScripts Scripts => SqlScripts.PostgreSql;

    /// <inheritdoc />
    public override string OrleansInvariant => "Npgsql";

    /// <summary>The connection string with what we ask of every connection.</summary>
    public static NpgsqlConnectionStringBuilder Settings(string connectionString)
    {
        try
        {
            var given = new DbConnectionStringBuilder { ConnectionString = connectionString };
            var settings = new NpgsqlConnectionStringBuilder(connectionString)
            {
                Timeout = 3,
                CommandTimeout = 5,
                CancellationTimeout = -1,
                MaxAutoPrepare = 100,
                AutoPrepareMinUsages = 2,

                // No statement of ours changes a session that goes back to the pool.
                NoResetOnClose = true,
                TcpKeepAlive = true,
                IncludeErrorDetail = false,
            };
            if (string.IsNullOrWhiteSpace(settings.Host)) throw new DatabaseRefusedException("Database:ConnectionString names no server: add \"Host=db.example\".");
            if (!given.ContainsKey("Maximum Pool Size") && !given.ContainsKey("MaxPoolSize")) settings.MaxPoolSize = MostConnections;
            settings.ApplicationName ??= "OrleansChat";
            return settings;
        }
        catch (ArgumentException unreadable)
        {
            throw Unreadable(unreadable, "Host=db.example;Database=orleanschat;Username=…;Password=…");
        }
    }

    /// <inheritdoc />
    public override DbDataSource Open(string connectionString) => NpgsqlDataSource.Create(Settings(connectionString));

    /// <inheritdoc />
    public override string Describe(string connectionString)
    {
        var settings = Settings(connectionString);
        return $"PostgreSQL database {settings.Database ?? settings.Username} on {settings.Host}:{settings.Port}";
    }

    /// <inheritdoc />
    public override string OrleansConnection(string connectionString)
    {
        var settings = Settings(connectionString);
        settings.MaxPoolSize = Math.Min(settings.MaxPoolSize, MostConnections / 2);
        return settings.ConnectionString;
    }

    /// <inheritdoc />
    public override UpgradeEngineBuilder Upgrade(string connectionString)
    {
        var settings = Settings(connectionString);
        settings.Pooling = false;
        settings.CommandTimeout = 0;
        return DeployChanges.To.PostgresqlDatabase(settings.ConnectionString);
    }

    /// <inheritdoc />
    public override IBatchStore Batches(ServerDatabase database) => new PostgreSqlBatchStore(database);

    /// <inheritdoc />
    public override DbParameter Parameter(string name, object? value) => value switch
    {
        null => new NpgsqlParameter(name, DBNull.Value),
        UInt128 id => new NpgsqlParameter<Guid>(name, NpgsqlDbType.Uuid) { TypedValue = Uuid(id) },
        UInt128[] ids => new NpgsqlParameter<Guid[]>(name, NpgsqlDbType.Array | NpgsqlDbType.Uuid) { TypedValue = Array.ConvertAll(ids, Uuid) },
        string[] texts => new NpgsqlParameter<string[]>(name, NpgsqlDbType.Array | NpgsqlDbType.Text) { TypedValue = Array.ConvertAll(texts, StorableText.Of) },
        string text => new NpgsqlParameter<string>(name, NpgsqlDbType.Text) { TypedValue = StorableText.Of(text) },
        _ => new NpgsqlParameter(name, value),
    };

    /// <inheritdoc />
    public override StoreException OfWrite(Exception failure) => PostgreSqlFault.OfWrite(failure);

    /// <inheritdoc />
    public override bool IsConnectionLost(DbException failure) => PostgreSqlFault.IsConnectionLost(failure);

    /// <inheritdoc />
    public override string Refusal(DbException failure, string connectionString) => PostgreSqlFault.Refusal(failure, Settings(connectionString));
}
