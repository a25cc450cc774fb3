using Microsoft.Data.SqlClient;
using OrleansChat.Sql;

namespace OrleansChat.Storage.Tests.SqlServer;

/// <summary>The server that <see cref="Variable"/> leads to, as somebody who may make databases.</summary>
internal static class SqlServerTestServer
{
    public const string Variable = "ORLEANSCHAT_TEST_SQLSERVER";

    public static bool IsGiven => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Variable));

    /// <summary>Makes a database, with our schema or empty, and answers how to connect to it.</summary>
    public static string Create(bool installed = true)
    {
        var name = $"test_{Guid.NewGuid():N}";
        Query(Server("master"), $"CREATE DATABASE {name}");
        if (installed) ServerSchema.Install(new SqlServerDialect(), Server(name));
        return Server(name);
    }

    /// <summary>Removes a database, whoever is connected to it.</summary>
    public static void Drop(string connectionString)
    {
        var name = new SqlConnectionStringBuilder(connectionString).InitialCatalog;
        Query(Server("master"), $"ALTER DATABASE {name} SET SINGLE_USER WITH ROLLBACK IMMEDIATE; DROP DATABASE {name};");
    }

    /// <summary>Runs statements in a database and answers the first column as texts.</summary>
    public static List<string> Query(string connectionString, params string[] batches)
    {
        using var connection = new SqlConnection(new SqlConnectionStringBuilder(connectionString) { Pooling = false }.ToString());
        connection.Open();
        var texts = new List<string>();
        foreach (var batch in batches)
        {
            using var command = new SqlCommand(batch, connection) { CommandTimeout = 60 };
            using var rows = command.ExecuteReader();
            while (rows.Read()) texts.Add(rows.GetValue(0).ToString()!);
        }

        return texts;
    }

    private static string Server(string database) =>
        new SqlConnectionStringBuilder(Environment.GetEnvironmentVariable(Variable)) { InitialCatalog = database }.ToString();
}
