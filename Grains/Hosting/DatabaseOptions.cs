using Microsoft.Extensions.Configuration;

namespace OrleansChat.Hosting;

/// <summary>The database that an installation lives in.</summary>
public enum DatabaseProvider
{
    /// <summary>Two files in the data folder, for one process.</summary>
    Sqlite,

    /// <summary>A PostgreSQL database, for any number of silos.</summary>
    PostgreSql,

    /// <summary>A SQL Server database, for any number of silos.</summary>
    SqlServer,
}

/// <summary>Which database is used: the keys <c>Database:Provider</c> and <c>Database:ConnectionString</c>.</summary>
public sealed record DatabaseOptions(DatabaseProvider Provider, string ConnectionString)
{
    /// <summary>The embedded default.</summary>
    public static DatabaseOptions Embedded { get; } = new(DatabaseProvider.Sqlite, "");

    /// <summary>Whether several silos may share it.</summary>
    public bool IsServer => Provider != DatabaseProvider.Sqlite;

    /// <summary>Reads the two keys.</summary>
    /// <exception cref="InvalidOperationException">They make no sense; the message is one sentence for whoever configured them.</exception>
    public static DatabaseOptions From(IConfiguration configuration)
    {
        var name = configuration["Database:Provider"];
        var connection = configuration["Database:ConnectionString"] ?? "";
        if (string.IsNullOrWhiteSpace(name))
        {
            return string.IsNullOrWhiteSpace(connection)
                ? Embedded
                : throw new InvalidOperationException("Database:ConnectionString is set but Database:Provider is not: set it to postgresql or sqlserver.");
        }

        if (!Enum.TryParse<DatabaseProvider>(name, ignoreCase: true, out var provider) || !Enum.IsDefined(provider) || int.TryParse(name, out _))
            throw new InvalidOperationException($"Database:Provider is '{name}': use sqlite, postgresql or sqlserver.");
        if (provider == DatabaseProvider.Sqlite && !string.IsNullOrWhiteSpace(connection))
            throw new InvalidOperationException("Database:ConnectionString is set but Database:Provider is 'sqlite', which lies in Data:Folder: set it to postgresql or sqlserver, or leave the connection string out.");
        if (provider != DatabaseProvider.Sqlite && string.IsNullOrWhiteSpace(connection))
            throw new InvalidOperationException($"Database:Provider is '{name}' but Database:ConnectionString is empty: set it to the database's connection string.");
        return new(provider, connection);
    }
}
