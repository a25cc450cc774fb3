using OrleansChat.Conversations;
using OrleansChat.Directory;

namespace OrleansChat.Storage.Tests.Directory;

/// <summary>The starter, sign-in and what is counted, through the grain's code.</summary>
public abstract class DirectoryContract : IDisposable
{
    private readonly TestDatabase _database;
    private StorageHost _host;

    private protected DirectoryContract(TestDatabase database) => (_database, _host) = (database, new(database));

    private DirectoryGrain Directory => new(
        _host.Get<IDirectoryStore>(), _host.Get<ILimits>(), _host.Get<IWidgetIndex>(), _host.Get<Passwords>());

    public void Dispose()
    {
        _host.Dispose();
        _database.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact] // S3, S4
    public async Task An_empty_store_is_seeded_once_with_a_password_that_is_told_once()
    {
        var seeded = await _host.Get<Starter>().Seed();

        Assert.True(seeded!.ChannelActive);
        Assert.Matches("^[2-9a-hjkmnp-z]{5}(-[2-9a-hjkmnp-z]{5}){3}$", seeded.GeneratedPassword);
        Assert.Null(await _host.Get<Starter>().Seed());
        Assert.Equal([new Department("sales", "Sales"), new Department("support", "Support")], (await Directory.Departments()).AsEnumerable());
        var installation = await Directory.Installation();
        Assert.Equal((32, true), (installation.ServerKey.Length, installation.ChannelActive));
        var signedIn = (await Directory.SignIn(" ADMIN ", seeded.GeneratedPassword!)).Value!;
        Assert.True(signedIn is { Administrator: true, MustChangePassword: true, SignInName: "admin" });
        Assert.Equal(["sales", "support"], signedIn.Departments.AsEnumerable());
        Assert.Equal(signedIn.Id, Assert.Single(await Directory.OperatorsOf("sales")).Id);
        Assert.Equal(["channel-activated"], Audit());
    }

    [Fact] // S3
    public async Task Without_the_starter_there_is_an_administrator_and_the_channel_is_off()
    {
        Use(("Seed:Starter", "false"), ("Console:AdminPassword", "a given password"));

        var seeded = await _host.Get<Starter>().Seed();

        Assert.Equal(new Seeded("admin", null, false), seeded);
        Assert.False((await Directory.Installation()).ChannelActive);
        Assert.Empty(await Directory.Departments());
        Assert.False((await Directory.SignIn("admin", "a given password")).Value!.MustChangePassword);
        Assert.Empty(Audit());
    }

    [Fact]
    public async Task A_configured_password_that_is_too_short_is_refused_before_anything_is_written()
    {
        Use(("Console:AdminPassword", "short"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => _host.Get<Starter>().Seed());
        Assert.False(await _host.Get<ISeedStore>().IsSeeded());
    }

    [Fact] // S4, S5
    public async Task Switching_the_channel_is_audited()
    {
        await _host.Get<Starter>().Seed();
        await _host.Get<IChannelSwitch>().Set(false, "op-1");
        Assert.False((await Directory.Installation()).ChannelActive);
        Assert.Equal(["channel-activated", "channel-deactivated"], Audit());
    }

    [Fact]
    public async Task Five_failures_lock_the_name_for_a_quarter_of_an_hour_and_unknown_names_answer_alike()
    {
        var password = await Seed();
        foreach (var name in new[] { "admin", "nobody" })
        {
            for (var i = 0; i < 5; i++) Assert.Equal(RefusalCode.Unauthenticated, (await Directory.SignIn(name, "wrong password")).Refusal!.Code);
            var locked = (await Directory.SignIn(name, password)).Refusal!;
            Assert.Equal((RefusalCode.LockedOut, 900), (locked.Code, locked.RetryAfterSeconds));
        }

        _host.Time.Advance(TimeSpan.FromMinutes(14));
        Assert.Equal(RefusalCode.LockedOut, (await Directory.SignIn("admin", password)).Refusal!.Code);
        _host.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.NotNull((await Directory.SignIn("admin", password)).Value);
    }

    [Fact]
    public async Task A_success_forgets_earlier_failures()
    {
        var password = await Seed();
        for (var round = 0; round < 3; round++)
        {
            for (var i = 0; i < 4; i++) await Directory.SignIn("admin", "wrong password");
            Assert.NotNull((await Directory.SignIn("admin", password)).Value);
        }
    }

    [Fact]
    public async Task Guessing_in_parallel_gets_no_more_than_five_guesses()
    {
        await Seed();
        var tries = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Directory.SignIn("admin", "wrong password")));
        Assert.Equal(5, tries.Count(outcome => outcome.Refusal!.Code == RefusalCode.Unauthenticated));
        Assert.Equal(35, tries.Count(outcome => outcome.Refusal!.Code == RefusalCode.LockedOut));
    }

    [Fact]
    public async Task A_password_is_changed_by_who_knows_the_old_one_and_ends_earlier_sign_ins()
    {
        var password = await Seed();
        var before = (await Directory.SignIn("admin", password)).Value!;

        Assert.Equal(RefusalCode.Unauthenticated, (await Directory.ChangePassword(before.Id, "wrong password", "a new password")).Refusal!.Code);
        Assert.Equal(RefusalCode.PasswordUnfit, (await Directory.ChangePassword(before.Id, password, "too short")).Refusal!.Code);
        Assert.Equal(RefusalCode.PasswordUnfit, (await Directory.ChangePassword(before.Id, password, password)).Refusal!.Code);
        Assert.Equal(RefusalCode.NotFound, (await Directory.ChangePassword("nobody", password, "a new password")).Refusal!.Code);
        var after = (await Directory.ChangePassword(before.Id, password, "a new password")).Value!;

        Assert.Equal((before.OperatorEpoch + 1, false), (after.OperatorEpoch, after.MustChangePassword));
        Assert.Equal(RefusalCode.Unauthenticated, (await Directory.SignIn("admin", password)).Refusal!.Code);
        Assert.Equal(after.OperatorEpoch, (await Directory.SignIn("admin", "a new password")).Value!.OperatorEpoch);
        Assert.Equal(after.OperatorEpoch, (await Directory.Operator(before.Id)).Value!.OperatorEpoch);
    }

    [Fact]
    public async Task Two_hundred_takes_at_once_get_exactly_the_limit()
    {
        var takes = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Task.Run(() => Directory.Take("sessions", "192.0.2.1", 30, TimeSpan.FromHours(1)))));

        Assert.Equal(30, takes.Count(refusal => refusal is null));
        Assert.All(takes.OfType<Refusal>(), refusal => Assert.Equal((RefusalCode.TooMany, 3600), (refusal.Code, refusal.RetryAfterSeconds)));
        Assert.Null(await Directory.Take("sessions", "192.0.2.2", 30, TimeSpan.FromHours(1)));
        _host.Time.Advance(TimeSpan.FromHours(1));
        Assert.Null(await Directory.Take("sessions", "192.0.2.1", 30, TimeSpan.FromHours(1)));
    }

    [Fact]
    public async Task What_cannot_be_counted_is_refused()
    {
        await Seed();
        _database.Fill(_host);
        Refusal? refusal = null;
        for (var i = 0; i < 500 && refusal is null; i++) refusal = await Directory.Take("sessions", new string((char)('a' + (i % 26)), 300) + i, 30, TimeSpan.FromHours(1));

        Assert.Equal(RefusalCode.StorageFull, refusal!.Code);
    }

    [Fact]
    public async Task The_first_widget_is_the_oldest_and_an_older_version_changes_nothing()
    {
        var widgets = _host.Get<IWidgetIndex>();
        Assert.Null(await Directory.FirstWidget());
        await widgets.Save("zz", "First", 1, true);
        _host.Time.Advance(TimeSpan.FromSeconds(1));
        await widgets.Save("aa", "Second", 1, true);
        await widgets.Save("zz", "First", 3, true);
        await widgets.Save("zz", "Stale", 2, true);

        Assert.Equal("zz", await Directory.FirstWidget());
        var versions = await _host.Get<Conversations.Log.IConversationReader>().WidgetVersions(["zz", "aa", "none"]);
        Assert.Equal([("aa", 1L), ("zz", 3L)], versions.Select(pair => (pair.Key, pair.Value)).Order());
    }

    [Fact] // R24
    public async Task Epochs_of_operators_are_read_in_bulk_and_who_is_gone_is_left_out()
    {
        var seeded = (await _host.Get<Starter>().Seed())!;
        var person = (await Directory.SignIn("admin", seeded.GeneratedPassword!)).Value!;
        var reader = _host.Get<Conversations.Log.IConversationReader>();
        Assert.Equal([(person.Id, 0L)], (await reader.OperatorEpochs([person.Id, "gone"])).Select(pair => (pair.Key, pair.Value)));
        Assert.NotNull((await Directory.ChangePassword(person.Id, seeded.GeneratedPassword!, "another good one")).Value);
        Assert.Equal(1L, (await reader.OperatorEpochs([person.Id, "gone"]))[person.Id]);
        Assert.Empty(await reader.OperatorEpochs([]));
    }

    [Fact]
    public async Task Of_many_processes_that_seed_an_empty_store_at_once_one_does()
    {
        var seeded = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => _host.Get<Starter>().Seed())));
        Assert.Single(seeded, one => one is not null);
        Assert.Equal(2, (await Directory.Departments()).Length);
    }

    [Fact]
    public async Task The_password_is_told_before_it_counts_and_who_fails_to_tell_it_seeds_nothing()
    {
        var starter = _host.Get<Starter>();
        await Assert.ThrowsAsync<IOException>(() => starter.Seed(_ => throw new IOException("The terminal is gone.")));
        var told = new List<Seeded>();
        var seeded = await starter.Seed(told.Add);
        Assert.Same(seeded, Assert.Single(told));
        Assert.NotNull((await Directory.SignIn("admin", told[0].GeneratedPassword!)).Value);
        Assert.Null(await starter.Seed(told.Add));
        Assert.Single(told);
    }

    [Fact]
    public void Keys_are_kept_in_the_order_of_their_names_and_replaced_under_the_same()
    {
        var keys = _host.Get<IKeyRingStore>();
        Assert.Empty(keys.All());
        keys.Add("key-b", "<b/>");
        keys.Add("key-a", "<a old='1'/>");
        keys.Add("key-a", "<a/>");
        Assert.Equal(["<a/>", "<b/>"], keys.All());
    }

    [Fact]
    public async Task The_databases_clock_goes_like_ours()
    {
        var before = TimeProvider.System.GetUtcNow();
        var told = await _database.Clock(_host).Now();
        Assert.InRange(told, before.AddSeconds(-1), TimeProvider.System.GetUtcNow().AddSeconds(1));
    }

    private async Task<string> Seed() => (await _host.Get<Starter>().Seed())!.GeneratedPassword!;

    private void Use(params (string, string)[] settings)
    {
        _host.Dispose();
        _host = new(_database, settings);
    }

    private List<string> Audit() => _database.Query(_host, "SELECT action FROM audit ORDER BY id");
}
