using Microsoft.Extensions.Hosting;
using Npgsql;
using OrleansChat.Silo;
using OrleansChat.Storage.Tests.PostgreSql;

namespace OrleansChat.WebFront.Tests;

/// <summary>A PostgreSQL server for installations that share one database: the one that is configured for the tests, else one of their own.</summary>
public sealed class ServerInstallation : IDisposable
{
    private readonly PostgreSqlServer? _own;
    private readonly string _maintenance;
    private readonly List<string> _databases = [];

    public ServerInstallation()
    {
        _maintenance = Environment.GetEnvironmentVariable("ORLEANSCHAT_TEST_POSTGRESQL") is { Length: > 0 } given ? given : (_own = new()).ConnectionString;
    }

    /// <summary>The settings of processes on a new, empty database.</summary>
    public string[] NewDatabase() => On(NewDatabaseConnection());

    /// <summary>A new, empty database's connection string.</summary>
    public string NewDatabaseConnection()
    {
        var name = $"start_{Convert.ToHexString(System.Security.Cryptography.RandomNumberGenerator.GetBytes(6)).ToLowerInvariant()}";
        Execute(_maintenance, $"CREATE DATABASE {name}");
        _databases.Add(name);
        return new NpgsqlConnectionStringBuilder(_maintenance) { Database = name, MaxPoolSize = 20 }.ConnectionString;
    }

    /// <summary>The settings of processes on that database.</summary>
    public static string[] On(string connection) =>
        ["--Database:Provider=postgresql", $"--Database:ConnectionString={connection}", "--Cluster:AdvertisedAddress=127.0.0.1", $"--Console:AdminPassword={ChatApplication.Password}"];

    /// <summary>The same, with a silo's ports.</summary>
    public static string[] SiloOn(string connection) => [.. On(connection), $"--Cluster:SiloPort={Ports.Next()}", $"--Cluster:GatewayPort={Ports.Next()}"];

    /// <summary>Starts a silo on that database.</summary>
    public static async Task<IHost> Silo(params string[] settings)
    {
        var silo = SiloProgram.Build(settings);
        await silo.StartAsync();
        return silo;
    }

    public static int Execute(string connection, string sql)
    {
        using var opened = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connection) { Pooling = false }.ConnectionString);
        opened.Open();
        using var command = new NpgsqlCommand(sql, opened);
        return command.ExecuteNonQuery();
    }

    public static long Count(string connection, string sql)
    {
        using var opened = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connection) { Pooling = false }.ConnectionString);
        opened.Open();
        using var command = new NpgsqlCommand(sql, opened);
        return (long)command.ExecuteScalar()!;
    }

    public void Dispose()
    {
        NpgsqlConnection.ClearAllPools();
        if (_own is not null) _own.Dispose();
        else foreach (var database in _databases) Execute(_maintenance, $"DROP DATABASE {database} WITH (FORCE)");
    }
}

/// <summary>A front on an address of its own, with further settings.</summary>
public sealed class FrontApplication(params string[] settings) : ChatApplication
{
    /// <inheritdoc />
    protected override IEnumerable<string> Settings => [.. base.Settings, .. settings];
}
