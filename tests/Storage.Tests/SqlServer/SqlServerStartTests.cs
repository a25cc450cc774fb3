using DbUp.Engine.Output;
using Microsoft.Data.SqlClient;
using OrleansChat.Conversations.Log;
using OrleansChat.Sql;

namespace OrleansChat.Storage.Tests.SqlServer;

/// <summary>What a start says of a SQL Server that cannot be used.</summary>
public sealed class SqlServerStartTests
{
    [Theory]
    [InlineData("Server=127.0.0.1;Trusted=maybe;Database=chat", "cannot be read")]
    [InlineData("Server=127.0.0.1;Database=chat;Encrypt=sometimes", "cannot be read")]
    [InlineData("Server=127.0.0.1;User Id=chat;Password=x", "names no database")]
    public void A_connection_string_that_makes_no_sense_is_refused(string connectionString, string why) =>
        Assert.Contains(why, Assert.Throws<DatabaseRefusedException>(() => SqlServerDialect.Settings(connectionString)).Message, StringComparison.Ordinal);

    [Fact]
    public void What_was_configured_stays_and_the_rest_is_ours()
    {
        var plain = SqlServerDialect.Settings("Server=a;Database=b");
        Assert.Equal((20, "OrleansChat", 0), (plain.MaxPoolSize, plain.ApplicationName, plain.ConnectRetryCount));
        var given = SqlServerDialect.Settings("Server=a;Database=b;Max Pool Size=50;App=desk");
        Assert.Equal((50, "desk"), (given.MaxPoolSize, given.ApplicationName));
        Assert.NotEqual(given.ConnectionString, new SqlServerDialect().OrleansConnection(given.ConnectionString));
    }

    // Port 1 takes no connection. A process without culture data does not get that far.
    [Fact]
    public void A_start_that_cannot_succeed_says_what_to_do()
    {
        var refused = Assert.Throws<DatabaseRefusedException>(() => ServerDatabase.Open(
            new SqlServerDialect(), "Server=127.0.0.1,1;Database=chat;User Id=chat;Password=x;TrustServerCertificate=true", new LogHealth()));
        var invariant = AppContext.TryGetSwitch("System.Globalization.Invariant", out var set) && set;
        Assert.Contains(invariant ? "\"System.Globalization.Invariant\" to false" : "The SQL Server at 127.0.0.1,1 cannot be reached", refused.Message, StringComparison.Ordinal);
    }

    // DbUp was compiled against an older driver: it must get as far as the driver's own words.
    [Fact]
    public void The_installer_of_the_schema_works_with_the_driver()
    {
        var engine = new SqlServerDialect().Upgrade("Server=127.0.0.1,1;Database=chat;User Id=chat;Password=x").WithScript("a", "SELECT 1")
            .WithTransactionPerScript().LogTo(new NoOpUpgradeLog()).Build();
        Assert.False(engine.TryConnect(out var error));
        Assert.Matches("Globalization Invariant Mode|network-related", error);
    }

    [Fact]
    public void Lists_go_as_json_and_ids_as_they_are_written()
    {
        var dialect = new SqlServerDialect();
        var id = (UInt128)0x00112233_44556677 << 64 | 0x8899aabb_ccddeeff;
        Assert.Equal(Guid.Parse("00112233-4455-6677-8899-aabbccddeeff"), dialect.Parameter("id", id).Value);
        Assert.Equal("[\"00112233-4455-6677-8899-aabbccddeeff\"]", dialect.Parameter("ids", new[] { id }).Value);
        Assert.Equal("[]", dialect.Parameter("names", Array.Empty<string>()).Value);
        Assert.Equal(4000, ((SqlParameter)dialect.Parameter("short", "a")).Size);
        Assert.Equal(-1, ((SqlParameter)dialect.Parameter("long", new string('a', 4001))).Size);
    }
}
