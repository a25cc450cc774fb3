using System.Data.Common;
using Microsoft.Data.SqlClient;

namespace OrleansChat.Sql;

/// <summary>Pooled connections. An exhausted pool is told as a database's error, which the driver does not.</summary>
internal sealed class SqlServerDataSource(string connectionString) : DbDataSource
{
    private volatile bool _closed;

    /// <inheritdoc />
    public override string ConnectionString => connectionString;

    /// <inheritdoc />
    protected override DbConnection CreateDbConnection() => new SqlConnection(connectionString);

    /// <inheritdoc />
    protected override async ValueTask<DbConnection> OpenDbConnectionAsync(CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        try
        {
            return await base.OpenDbConnectionAsync(cancellationToken);
        }
        catch (InvalidOperationException exhausted)
        {
            throw new NoConnectionLeftException(exhausted);
        }
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        _closed = true;
        base.Dispose(disposing);
    }

    private sealed class NoConnectionLeftException(InvalidOperationException exhausted)
        : DbException($"No connection is free: {exhausted.Message}", exhausted);
}
