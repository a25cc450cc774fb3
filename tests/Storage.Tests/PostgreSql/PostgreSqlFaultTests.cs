using Npgsql;
using OrleansChat.Conversations;
using OrleansChat.Conversations.Log;
using OrleansChat.Sql;
using OrleansChat.Storage.Tests.Log;

namespace OrleansChat.Storage.Tests.PostgreSql;

/// <summary>What becomes of batches when a real PostgreSQL refuses, waits or goes away in the middle (R1, F8, F9).</summary>
public sealed class PostgreSqlFaultTests : IDisposable
{
    private readonly PostgreSqlLogStore _store = new();
    private readonly GroupCommitLog _log;
    private readonly Talk _talk = new();

    public PostgreSqlFaultTests() => _log = _store.Log();

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task A_backend_killed_before_its_commit_leaves_nothing_and_the_conversation_goes_on_behind_a_fence()
    {
        await _log.Append(_talk.Start());
        var clientId = Talk.NewClientId();
        await InDoubt(_log, () => _talk.Say("hi", clientId), backend => Execute($"SELECT pg_terminate_backend({backend})"));

        await _talk.Reload(_log);
        Assert.Equal((1, 1), (_talk.Head, _talk.WriterEpoch));
        Assert.Empty(await _log.Find(_talk.Id, [clientId]));
        Assert.Equal(AppendOutcome.Committed, await _log.Append(_talk.Say("hi", clientId)));
    }

    [Fact]
    public async Task A_start_whose_line_was_cut_is_decided_before_it_is_answered()
    {
        var settings = new NpgsqlConnectionStringBuilder(_store.ConnectionString);
        using var cable = new Cable(settings.Port);
        (settings.Host, settings.Port) = ("127.0.0.1", cable.Port);
        using var store = new PostgreSqlLogStore(settings.ToString(), false);
        var log = store.Log();
        await log.Append(new Talk().Start());

        await InDoubt(log, () => _talk.Start(), _ => cable.Cut());

        // What the cut backend was about to write can not come any more, although nothing stood in its way now.
        Assert.Empty(PostgreSqlTestServer.Query(_store.ConnectionString,
            "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND query LIKE '%append_batch%' AND state <> 'idle' AND pid <> pg_backend_pid()"));
        Assert.Null(await _talk.Reload(log));
        Assert.Equal(AppendOutcome.Committed, await log.Append(_talk.Start()));
    }

    [Fact]
    public async Task What_fails_at_the_commit_itself_is_not_acknowledged()
    {
        await _log.Append(_talk.Start());
        Execute("""
            CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'too late'; END $$;
            CREATE CONSTRAINT TRIGGER refuse AFTER INSERT ON event DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse();
            """);
        Assert.Equal(AppendOutcome.Unavailable, await _log.Append(_talk.Say("hi")));
        Execute("DROP TRIGGER refuse ON event");
        await _talk.Reload(_log);
        Assert.Equal((1, 0), (_talk.Head, _talk.WriterEpoch));
        Assert.Equal(AppendOutcome.Committed, await _log.Append(_talk.Say("hi")));
    }

    [Theory] // F11
    [InlineData("53100", AppendOutcome.Full)]
    [InlineData("58030", AppendOutcome.Unavailable)]
    [InlineData("53200", AppendOutcome.Unavailable)]
    internal async Task Writes_go_on_after_an_error_behind_which_the_driver_closes_the_connection(string code, AppendOutcome outcome)
    {
        await _log.Append(_talk.Start());
        Execute($"""
            CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no room' USING ERRCODE = '{code}'; END $$;
            CREATE TRIGGER refuse BEFORE INSERT ON event FOR EACH ROW EXECUTE FUNCTION refuse();
            """);
        Assert.Equal(outcome, await _log.Append(_talk.Say("hi")));
        Execute("DROP TRIGGER refuse ON event");
        await _talk.Reload(_log);
        Assert.Equal((1, 0), (_talk.Head, _talk.WriterEpoch));
        Assert.Equal(AppendOutcome.Committed, await _log.Append(_talk.Say("hi")));
    }

    [Fact]
    public async Task A_row_that_somebody_else_holds_refuses_its_own_conversation_only()
    {
        var gate = new GatedStore(_store.Batches);
        var log = _store.Log(_ => gate);
        var neighbours = Enumerable.Range(0, 20).Select(_ => new Talk()).ToList();
        foreach (var talk in neighbours.Append(_talk)) await log.Append(talk.Start());
        using (Hold($"SELECT FROM conversation WHERE public_id = '{PostgreSqlDialect.Uuid(_talk.Id.Value)}' FOR UPDATE"))
        {
            var blocker = gate.BlockNext(log);
            var held = log.Append(_talk.Say("held"));
            var others = neighbours.ConvertAll(talk => log.Append(talk.Say("free")));
            gate.Open();
            await blocker;
            Assert.Equal(AppendOutcome.Unavailable, await held);
            Assert.All(await Task.WhenAll(others), outcome => Assert.Equal(AppendOutcome.Committed, outcome));
        }

        await _talk.Reload(log);
        Assert.Equal(AppendOutcome.Committed, await log.Append(_talk.Say("free")));
    }

    [Fact]
    public async Task What_the_database_refuses_fails_alone_and_the_rest_of_the_batch_is_written()
    {
        var gate = new GatedStore(_store.Batches);
        var log = _store.Log(_ => gate);
        Execute("ALTER TABLE conversation ADD CHECK (preview <> 'guilty')");
        var talks = Enumerable.Range(0, 300).Select(_ => new Talk()).ToList();
        var blocker = gate.BlockNext(log);
        var pending = talks.Select((talk, i) => log.Append(talk.Start(i == 123 ? "guilty" : "fine"))).ToList();
        gate.Open();
        await blocker;

        var outcomes = await Task.WhenAll(pending);

        Assert.Equal(AppendOutcome.Unavailable, outcomes[123]);
        Assert.Equal(299, outcomes.Count(outcome => outcome == AppendOutcome.Committed));
        Assert.Equal(["300"], Query("SELECT count(*) FROM conversation"));
    }

    [Fact]
    public async Task A_statement_that_takes_too_long_is_taken_back()
    {
        await _log.Append(_talk.Start());
        Execute("""
            CREATE FUNCTION linger() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(30); RETURN NEW; END $$;
            CREATE TRIGGER linger BEFORE INSERT ON event FOR EACH ROW EXECUTE FUNCTION linger();
            """);
        Assert.Equal(AppendOutcome.Unavailable, await _log.Append(_talk.Say("slow")));
        Execute("DROP TRIGGER linger ON event");
        await _talk.Reload(_log);
        Assert.Equal((1, 0), (_talk.Head, _talk.WriterEpoch));
        Assert.Equal(AppendOutcome.Committed, await _log.Append(_talk.Say("quick")));
    }

    [Fact]
    public async Task Text_that_a_server_cannot_store_harms_nobody()
    {
        var odd = new Talk("session-\0-\ud800");
        var appends = new[] { odd.Start("a\0b \udc00 𝄞"), _talk.Start() };
        Assert.All(await Task.WhenAll(appends.Select(_log.Append)), outcome => Assert.Equal(AppendOutcome.Committed, outcome));
        Assert.Equal("a\0b \ufffd 𝄞", Assert.IsType<Started>((await _log.Load(odd.Id))!.Tail[0].Body).OpeningMessage);
        Assert.Equal(["a\ufffdb \ufffd 𝄞"], Query("SELECT preview FROM conversation WHERE session_id LIKE '%\ufffd%'"));
    }

    [Fact]
    public async Task The_logs_connection_flushes_what_it_acknowledges_whatever_the_servers_default()
    {
        Execute($"ALTER DATABASE {new NpgsqlConnectionStringBuilder(_store.ConnectionString).Database} SET synchronous_commit = off");
        Execute("""
            CREATE TABLE told (setting text);
            CREATE FUNCTION tell() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                INSERT INTO told VALUES (current_setting('synchronous_commit')), (current_setting('lock_timeout')), (current_setting('statement_timeout'));
                RETURN NEW; END $$;
            CREATE TRIGGER tell BEFORE INSERT ON event FOR EACH ROW EXECUTE FUNCTION tell();
            """);
        await _store.Beside().Log().Append(_talk.Start());
        Assert.Equal(["on", "1s", "4s"], Query("SELECT setting FROM told"));
    }

    // Strikes while the append waits for a lock, again and again until it was not over before the blow fell.
    private async Task InDoubt(GroupCommitLog log, Func<Append> append, Action<int> strike)
    {
        AppendOutcome outcome;
        do
        {
            await _talk.Reload(log);
            using var held = Hold("LOCK TABLE event IN ACCESS EXCLUSIVE MODE");
            var pending = log.Append(append());
            if (await SideSession.LogThatWaits(_store.ConnectionString, "Lock", pending) is { } backend) strike(backend);
            outcome = await pending;
        }
        while (outcome == AppendOutcome.Unavailable);
        Assert.Equal(AppendOutcome.Doubtful, outcome);
    }

    private SideSession Hold(string sql) => new(_store.ConnectionString, sql);

    private List<string> Query(string sql) => PostgreSqlTestServer.Query(_store.ConnectionString, sql);

    private void Execute(string sql) => Query(sql);
}
