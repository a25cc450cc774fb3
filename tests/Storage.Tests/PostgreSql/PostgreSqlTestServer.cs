using Npgsql;
using OrleansChat.Sql;

namespace OrleansChat.Storage.Tests.PostgreSql;

/// <summary>The server that all suites share: the one named by <c>ORLEANSCHAT_TEST_POSTGRESQL</c>, else one of our own for this run.</summary>
internal static class PostgreSqlTestServer
{
    private static readonly Lazy<string> Started = new(Start);
    private static readonly Lazy<string> Installed = new(Install);

    /// <summary>Connects to the maintenance database.</summary>
    public static string ConnectionString => Started.Value;

    /// <summary>Makes a database, with our schema or empty, and answers how to connect to it.</summary>
    public static string Create(bool installed = true)
    {
        var name = Name();
        Execute(installed ? $"CREATE DATABASE {name} TEMPLATE {Installed.Value}" : $"CREATE DATABASE {name}");
        return To(name);
    }

    /// <summary>Removes a database, whoever is connected to it.</summary>
    public static void Drop(string connectionString) =>
        Execute($"DROP DATABASE IF EXISTS {new NpgsqlConnectionStringBuilder(connectionString).Database} WITH (FORCE)");

    /// <summary>Runs a statement in a database and answers its first column as texts.</summary>
    public static List<string> Query(string connectionString, string sql)
    {
        using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ToString());
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        using var rows = command.ExecuteReader();
        var texts = new List<string>();
        while (rows.Read()) texts.Add(rows.GetValue(0).ToString()!);
        return texts;
    }

    private static string To(string database) => new NpgsqlConnectionStringBuilder(ConnectionString) { Database = database }.ToString();

    private static string Name() => $"test_{Guid.NewGuid():N}";

    private static void Execute(string sql) => Query(ConnectionString, sql);

    private static string Start()
    {
        if (Environment.GetEnvironmentVariable("ORLEANSCHAT_TEST_POSTGRESQL") is { Length: > 0 } given) return given;
        var server = new PostgreSqlServer("max_connections=300");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.Abandon();
        return server.ConnectionString;
    }

    private static string Install()
    {
        var name = Name();
        Execute($"CREATE DATABASE {name}");
        ServerSchema.Install(new PostgreSqlDialect(), To(name));
        if (Environment.GetEnvironmentVariable("ORLEANSCHAT_TEST_POSTGRESQL") is { Length: > 0 }) AppDomain.CurrentDomain.ProcessExit += (_, _) => Drop(To(name));
        return name;
    }
}
