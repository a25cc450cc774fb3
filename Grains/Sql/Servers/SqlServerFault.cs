using System.Data.Common;
using Microsoft.Data.SqlClient;

namespace OrleansChat.Sql;

/// <summary>What SQL Server's errors mean to us.</summary>
internal static class SqlServerFault
{
    private const int Timeout = -2;
    private const int Refused = 50001;

    // Severities from 20 on end the connection. Errors of the driver itself (network, timeout, cancellation) have numbers below 1 or end it too.
    private const int EndsConnection = 20;

    /// <summary>
    /// The exception of a failed write. An error that the server reports on a connection that lives on was rolled back, for certain; with
    /// anything else (the connection was cut or ended, no answer in time) the commit may have happened.
    /// </summary>
    public static StoreException OfWrite(Exception failure) => failure switch
    {
        StoreException known => known,
        SqlException { Number: 1101 or 1105 or 9002 or 40544 } full when IsRolledBack(full) => new StoreFullException(full.Errors[0].Message, full),
        SqlException error when IsRolledBack(error) => new StoreUnavailableException($"{error.Number}: {error.Errors[0].Message}", error),
        _ => new StoreDoubtfulException($"The database did not answer: {failure.Message}", failure),
    };

    /// <summary>The exception of a connection that could not be opened: nothing was sent.</summary>
    public static StoreException OfOpen(Exception failure) => new StoreUnavailableException($"The database cannot be reached: {failure.Message}", failure);

    /// <summary>Whether the server took everything back and stays on the line. A batch is taken back by XACT_ABORT, a transaction when it is disposed.</summary>
    public static bool IsRolledBack(SqlException failure) => failure.Number > 0 && failure.Class < EndsConnection && failure.Number is not (596 or 6005);

    /// <summary>A client id or a conversation of the batch stands in the log.</summary>
    public static bool IsDuplicate(SqlException failure) => failure.Number is 2601 or 2627;

    /// <summary>Somebody else held a row of the batch for too long, or a deadlock was broken here.</summary>
    public static bool IsLocked(SqlException failure) => failure.Number is 1222 or 1205;

    /// <summary>
    /// A value of the batch is refused: one conversation is to blame, not the database. Null or constraint, duplicate, conversion, overflow,
    /// text too long for its column.
    /// </summary>
    public static bool IsOfTheData(SqlException failure) =>
        IsDuplicate(failure) || failure.Number is 515 or 547 or 245 or 8114 or 8115 or 220 or 8152 or 2628;

    public static bool IsConnectionLost(DbException failure) =>
        failure is SqlException error && error.Number != Timeout && error.Class >= EndsConnection;

    /// <summary>One sentence for whoever configured the database.</summary>
    public static string Refusal(DbException failure, SqlConnectionStringBuilder settings)
    {
        var (server, database) = (settings.DataSource, settings.InitialCatalog);
        var user = settings.IntegratedSecurity ? "of this process" : $"'{settings.UserID}'";
        if (failure is not SqlException error) return $"The SQL Server at {server} cannot be reached ({failure.Message}): start it, or correct Server in Database:ConnectionString.";
        var message = error.Errors[0].Message.TrimEnd('.');
        return error.Number switch
        {
            Refused => $"The SQL Server database '{database}' at {server} cannot be used: {message}.",
            4060 => $"The SQL Server at {server} has no database '{database}' for user {user}: create it (CREATE DATABASE {database}), or correct Database in Database:ConnectionString.",
            18452 or 18456 or (>= 18461 and <= 18488) =>
                $"The SQL Server at {server} refuses user {user} ({message}): correct User Id and Password in Database:ConnectionString.",
            229 or 230 or 262 or 297 or 300 or 916 or 2760 or 15247 or 15151 =>
                $"User {user} may not do what is needed in database '{database}' at {server} ({message}): make the user a member of db_owner there.",
            17809 or 10928 or 10929 => $"The SQL Server at {server} has no connection left ({message}): raise its limit, or lower Max Pool Size in Database:ConnectionString.",
            -2146893019 => $"The certificate of the SQL Server at {server} is not trusted ({message}): install its issuer, or add TrustServerCertificate=true to Database:ConnectionString.",
            _ when error.Class >= EndsConnection || error.Number <= 0 =>
                $"The SQL Server at {server} cannot be reached ({message}): start it, or correct Server in Database:ConnectionString.",
            _ => $"The SQL Server at {server} does not serve database '{database}' ({error.Number}: {message}): see its log, and start this process again.",
        };
    }
}
