using Npgsql;
using OrleansChat.Conversations;
using OrleansChat.Conversations.Log;
using OrleansChat.Storage.Tests.Log;

namespace OrleansChat.Storage.Tests.PostgreSql;

/// <summary>Faults of a whole server, each test with a server of its own (F8, F10).</summary>
public sealed class PostgreSqlOutageTests : IDisposable
{
    private readonly PostgreSqlServer _server = new("max_connections=12", "superuser_reserved_connections=1", "autovacuum=off");
    private readonly PostgreSqlLogStore _store;
    private readonly GroupCommitLog _log;
    private readonly Talk _talk = new();

    public PostgreSqlOutageTests()
    {
        _store = new(_server.ConnectionString, false);
        _log = _store.Log();
    }

    public void Dispose()
    {
        _store.Dispose();
        _server.Dispose();
    }

    [Theory]
    [InlineData("fast")]
    [InlineData("immediate")]
    public async Task After_the_server_was_started_anew_the_first_send_is_written(string stop)
    {
        await _log.Append(_talk.Start());
        await _log.Load(_talk.Id);
        _server.Stop(stop);
        var during = _log.Append(new Talk().Start());
        await Assert.ThrowsAsync<LogUnavailableException>(() => _log.Load(_talk.Id));
        _server.Start();

        Assert.Equal(AppendOutcome.Committed, await _log.Append(_talk.Say("again")));
        Assert.NotEqual(AppendOutcome.Committed, await during);
        Assert.Equal(2, (await _log.Load(_talk.Id))!.Head);
    }

    [Fact]
    public async Task A_message_whose_answer_was_lost_behind_its_commit_stands_once()
    {
        await _log.Append(_talk.Start());
        Execute("ALTER SYSTEM SET synchronous_standby_names = 'nobody'");
        Execute("SELECT pg_reload_conf()");
        await SideSession.CommitsWaitForStandby(_server.ConnectionString);
        var clientId = Talk.NewClientId();

        // On disk here, and waiting for a standby that does not exist.
        var doubtful = _log.Append(_talk.Say("hi", clientId));
        var waiting = await SideSession.LogThatWaits(_server.ConnectionString, "IPC", doubtful);
        Execute($"SELECT pg_terminate_backend({waiting}, 5000)");
        Execute("ALTER SYSTEM RESET synchronous_standby_names");
        Execute("SELECT pg_reload_conf()");

        Assert.Equal(AppendOutcome.Doubtful, await doubtful);
        await _talk.Reload(_log);
        Assert.Equal((2, 1), (_talk.Head, _talk.WriterEpoch));
        Assert.Single(await _log.Find(_talk.Id, [clientId]));
        Assert.Equal(AppendOutcome.Duplicate, await _log.Append(_talk.Say("hi", clientId)));
    }

    [Fact]
    public async Task Without_a_connection_left_sends_are_refused_and_go_on_once_there_is_one()
    {
        var taken = new List<NpgsqlConnection>();
        try
        {
            while (true)
            {
                var connection = new NpgsqlConnection(_server.ConnectionString + ";Pooling=false");
                connection.Open();
                taken.Add(connection);
            }
        }
        catch (PostgresException full) when (full.SqlState == PostgresErrorCodes.TooManyConnections)
        {
        }

        Assert.Equal(AppendOutcome.Unavailable, await _log.Append(_talk.Start()));
        taken.ForEach(connection => connection.Dispose());
        while (PostgreSqlTestServer.Query(_server.ConnectionString, "SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend'").Count > 1) await Task.Delay(10);
        await _talk.Reload(_log);
        Assert.Equal(AppendOutcome.Committed, await _log.Append(_talk.Start()));
    }

    private void Execute(string sql) => PostgreSqlTestServer.Query(_server.ConnectionString, sql);
}
