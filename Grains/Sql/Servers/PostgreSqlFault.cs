using System.Data.Common;
using System.Net.Sockets;
using Npgsql;

namespace OrleansChat.Sql;

/// <summary>What PostgreSQL's errors mean to us.</summary>
internal static class PostgreSqlFault
{
    /// <summary>
    /// The exception of a failed write. An error that the server reports on a connection that lives on was rolled back, for certain; with
    /// anything else (the connection was cut or ended, no answer in time) the commit may have happened.
    /// </summary>
    public static StoreException OfWrite(Exception failure) => failure switch
    {
        StoreException known => known,
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } full when IsRolledBack(full) => new StoreFullException(full.MessageText, full),
        PostgresException error when IsRolledBack(error) => new StoreUnavailableException($"{error.SqlState}: {error.MessageText}", error),
        _ => new StoreDoubtfulException($"The database did not answer: {failure.Message}", failure),
    };

    /// <summary>The exception of a connection that could not be opened: nothing was sent.</summary>
    public static StoreException OfOpen(Exception failure) => new StoreUnavailableException($"The database cannot be reached: {failure.Message}", failure);

    /// <summary>Whether the server took everything back and stays on the line.</summary>
    public static bool IsRolledBack(PostgresException failure) => failure.InvariantSeverity == "ERROR";

    /// <summary>A client id of the batch stands in the log.</summary>
    public static bool IsDuplicate(PostgresException failure) => failure.SqlState == PostgresErrorCodes.UniqueViolation;

    /// <summary>Somebody else held a row of the batch for too long, or a deadlock was broken here.</summary>
    public static bool IsLocked(PostgresException failure) =>
        failure.SqlState is PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected;

    /// <summary>A value of the batch is refused: one conversation is to blame, not the database.</summary>
    public static bool IsOfTheData(PostgresException failure) => failure.SqlState.StartsWith("22", StringComparison.Ordinal)
        || failure.SqlState.StartsWith("23", StringComparison.Ordinal);

    public static bool IsConnectionLost(DbException failure) => failure is PostgresException error
        ? !IsRolledBack(error)
        : failure is NpgsqlException { InnerException: IOException or SocketException or EndOfStreamException };

    /// <summary>One sentence for whoever configured the database.</summary>
    public static string Refusal(DbException failure, NpgsqlConnectionStringBuilder settings)
    {
        var server = $"{settings.Host}:{settings.Port}";
        return failure is not PostgresException error
            ? $"The PostgreSQL server at {server} cannot be reached ({(failure.InnerException ?? failure).Message.TrimEnd('.')}): start it, or correct {Suspects(failure)} in Database:ConnectionString."
            : error.SqlState switch
            {
                PostgresErrorCodes.InvalidCatalogName =>
                    $"The PostgreSQL server at {server} has no database '{settings.Database}': create it (createdb {settings.Database}), or correct Database in Database:ConnectionString.",
                PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification =>
                    $"The PostgreSQL server at {server} refuses user '{settings.Username}' ({error.MessageText}): correct Username and Password in Database:ConnectionString.",
                PostgresErrorCodes.InsufficientPrivilege =>
                    $"User '{settings.Username}' may not do what is needed in database '{settings.Database}' at {server} ({error.MessageText}): make the user the owner of the database.",
                PostgresErrorCodes.TooManyConnections =>
                    $"The PostgreSQL server at {server} has no connection left ({error.MessageText}): raise max_connections, or lower Maximum Pool Size in Database:ConnectionString.",
                _ => $"The PostgreSQL server at {server} does not serve database '{settings.Database}' ({error.SqlState}: {error.MessageText}): see its log, and start this process again.",
            };
    }

    // A line that did not come about is another matter than what was said on it.
    private static string Suspects(DbException failure) => failure.InnerException is SocketException or TimeoutException ? "Host and Port" : "Host, Port and SSL Mode";
}
