using System.Data.Common;
using DbUp.Engine;
using DbUp.Engine.Output;

namespace OrleansChat.Sql;

/// <summary>Installs and upgrades a server's schema; processes that start together do it one after the other.</summary>
internal static class ServerSchema
{
    private static readonly string[] Folders = ["schema", "state", "cluster"];

    /// <summary>Brings the database to this release's schema.</summary>
    /// <exception cref="DatabaseRefusedException">It cannot be used, and why.</exception>
    public static void Install(ServerDialect dialect, string connectionString)
    {
        try
        {
            using var source = dialect.Open(connectionString);
            using var connection = source.OpenConnection();
            Run(connection, dialect.Scripts["connection/lock-schema"]);
            try
            {
                Upgrade(dialect, connectionString);
            }
            finally
            {
                Run(connection, dialect.Scripts["connection/unlock-schema"]);
            }
        }
        catch (DbException failure)
        {
            throw new DatabaseRefusedException(dialect.Refusal(failure, connectionString), failure);
        }
        catch (Exception failure) when (failure is ArgumentException or NotSupportedException or IOException)
        {
            throw new DatabaseRefusedException($"The {dialect.Describe(connectionString)} cannot be opened ({failure.Message.TrimEnd('.')}): correct Database:ConnectionString.", failure);
        }
    }

    private static void Upgrade(ServerDialect dialect, string connectionString)
    {
        var scripts = Folders.SelectMany(dialect.Scripts.Schema).Select(script => new SqlScript(script.Name, script.Text)).ToList();
        var engine = dialect.Upgrade(connectionString)
            .WithScripts(scripts)
            .WithVariablesDisabled()
            .WithTransactionPerScript()
            .LogTo(new NoOpUpgradeLog())
            .Build();
        NewerSchema.Refuse(dialect.Describe(connectionString), engine.GetExecutedScripts(), scripts.Select(script => script.Name));
        if (!engine.IsUpgradeRequired()) return;
        var result = engine.PerformUpgrade();
        if (result.Successful) return;
        throw result.Error is DbException failure
            ? new DatabaseRefusedException(dialect.Refusal(failure, connectionString), failure)
            : new DatabaseRefusedException($"The schema of the {dialect.Describe(connectionString)} could not be installed: {result.Error.Message}", result.Error);
    }

    private static void Run(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;

        // Another process may be upgrading a large database.
        command.CommandTimeout = 0;
        command.ExecuteNonQuery();
    }
}
