using Npgsql;
using OrleansChat.Conversations.Log;
using OrleansChat.Sql;

namespace OrleansChat.Storage.Tests.PostgreSql;

/// <summary>A database that cannot be used is refused at start in one sentence, with what to do; one that can is brought to the schema.</summary>
public sealed class PostgreSqlStartTests : IDisposable
{
    private readonly string _database = PostgreSqlTestServer.Create(installed: false);

    private NpgsqlConnectionStringBuilder Settings => new(_database);

    public void Dispose() => PostgreSqlTestServer.Drop(_database);

    [Fact]
    public async Task Processes_that_start_at_once_on_an_empty_database_install_it_once()
    {
        var opened = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => ServerDatabase.Open(new PostgreSqlDialect(), _database, new LogHealth()))));
        foreach (var database in opened) database.Dispose();
        var scripts = PostgreSqlTestServer.Query(_database, "SELECT scriptname FROM schemaversions ORDER BY 1");
        Assert.Equal(scripts.Distinct(), scripts);
        Assert.Contains("schema/001-conversations.sql", scripts);
    }

    [Fact]
    public void A_database_of_a_newer_release_is_left_alone()
    {
        ServerSchema.Install(new PostgreSqlDialect(), _database);
        PostgreSqlTestServer.Query(_database, "INSERT INTO schemaversions (scriptname, applied) VALUES ('schema/999-later.sql', now())");
        Assert.Equal(
            $"The PostgreSQL database {Settings.Database} on {Settings.Host}:{Settings.Port} was upgraded by a newer release of OrleansChat " +
            "(this one does not know schema/999-later.sql): start that release, or restore a backup from before the upgrade.",
            Refused(_database));
    }

    [Fact]
    public void A_server_that_is_not_there_is_named() => Assert.Matches(
        @"^The PostgreSQL server at 127\.0\.0\.1:1 cannot be reached \(.+\): start it, or correct Host and Port in Database:ConnectionString\.$",
        Refused("Host=127.0.0.1;Port=1;Username=a;Database=b"));

    [Fact]
    public void A_database_that_does_not_exist_is_named() => Assert.Equal(
        $"The PostgreSQL server at {Settings.Host}:{Settings.Port} has no database 'nowhere': create it (createdb nowhere), or correct Database in Database:ConnectionString.",
        Refused(new NpgsqlConnectionStringBuilder(_database) { Database = "nowhere" }.ToString()));

    [Fact]
    public void A_user_that_is_not_let_in_is_named() => Assert.Matches(
        @"^The PostgreSQL server at .+ refuses user 'nobody' \(.+\): correct Username and Password in Database:ConnectionString\.$",
        Refused(new NpgsqlConnectionStringBuilder(_database) { Username = "nobody", Password = "guess" }.ToString()));

    [Fact]
    public void A_user_that_may_not_make_tables_is_told_so()
    {
        var role = $"role_{Guid.NewGuid():N}";
        PostgreSqlTestServer.Query(_database, $"CREATE ROLE {role} LOGIN PASSWORD 'x'");
        try
        {
            Assert.Matches(
                $@"^User '{role}' may not do what is needed in database '{Settings.Database}' at .+ \(.+\): make the user the owner of the database\.$",
                Refused(new NpgsqlConnectionStringBuilder(_database) { Username = role, Password = "x" }.ToString()));
        }
        finally
        {
            PostgreSqlTestServer.Query(_database, $"DROP ROLE {role}");
        }
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("Host=a;Prot=5")]
    [InlineData("Host=a;Port=many")]
    public void A_connection_string_that_cannot_be_read_is_shown_how_to_be_written(string connectionString) => Assert.Matches(
        @"^Database:ConnectionString cannot be read \(.+\): write it as ""Host=db\.example;Database=orleanschat;Username=…;Password=…""\.$",
        Refused(connectionString));

    private static string Refused(string connectionString) =>
        Assert.Throws<DatabaseRefusedException>(() => ServerDatabase.Open(new PostgreSqlDialect(), connectionString, new LogHealth())).Message;
}
