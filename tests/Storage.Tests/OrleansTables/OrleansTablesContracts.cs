using OrleansChat.Sql;
using OrleansChat.Storage.Tests.PostgreSql;
using OrleansChat.Storage.Tests.SqlServer;

namespace OrleansChat.Storage.Tests.OrleansTables;

public sealed class PostgreSqlMembershipTests() : MembershipContract(OrleansDatabases.PostgreSql());

public sealed class PostgreSqlClusterTests() : ClusterContract(OrleansDatabases.PostgreSql());

public sealed class PostgreSqlRacingStateTests() : RacingStateContract(OrleansDatabases.PostgreSql());

[OnSqlServer]
public sealed class SqlServerMembershipTests() : MembershipContract(OrleansDatabases.SqlServer());

[OnSqlServer]
public sealed class SqlServerClusterTests() : ClusterContract(OrleansDatabases.SqlServer());

[OnSqlServer]
public sealed class SqlServerRacingStateTests() : RacingStateContract(OrleansDatabases.SqlServer());

internal static class OrleansDatabases
{
    public static OrleansDatabase PostgreSql() =>
        new("Npgsql", new PostgreSqlDialect().OrleansConnection(PostgreSqlTestServer.Create()), PostgreSqlTestServer.Drop);

    public static OrleansDatabase SqlServer() => new("Microsoft.Data.SqlClient", new SqlServerDialect().OrleansConnection(SqlServerTestServer.Create()), SqlServerTestServer.Drop);
}
