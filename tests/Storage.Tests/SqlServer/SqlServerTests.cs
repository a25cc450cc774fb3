using System.Globalization;

namespace OrleansChat.Storage.Tests.SqlServer;

/// <summary>Whether the contracts ran over SQL Server.</summary>
public sealed class SqlServerTests
{
    [OnGivenSqlServer]
    public void The_contracts_run_over_the_sql_server_that_is_given()
    {
        var database = SqlServerTestServer.Create();
        Assert.InRange(int.Parse(SqlServerTestServer.Query(database, "SELECT SERVERPROPERTY('ProductMajorVersion')")[0], CultureInfo.InvariantCulture), 13, 99);
        SqlServerTestServer.Drop(database);
    }

    private sealed class OnGivenSqlServerAttribute : FactAttribute
    {
        public OnGivenSqlServerAttribute()
        {
            if (!SqlServerTestServer.IsGiven) Skip = $"Set {SqlServerTestServer.Variable} to a SQL Server's connection string, and build with -p:InvariantGlobalization=false.";
        }
    }
}
