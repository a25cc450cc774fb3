using System.Net;

namespace OrleansChat.Storage.Tests.OrleansTables;

/// <summary>The provider of Orleans' membership over our tables: every change is decided on the version that was read.</summary>
public abstract class MembershipContract(OrleansDatabase database) : IDisposable
{
    private static readonly DateTime Noon = new(2026, 11, 1, 12, 0, 0, DateTimeKind.Utc);

    public void Dispose()
    {
        database.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_member_is_read_as_it_was_written()
    {
        var table = await database.Membership("one");
        var member = Member(11111);
        Assert.True(await table.InsertRowAsync(member, Next(await table.ReadAllAsync())));
        var suspect = Tuple.Create(SiloAddress.New(IPAddress.IPv6Loopback, 11112, 7), Noon.AddMilliseconds(789));
        member.SuspectTimes = [suspect];
        member.Status = SiloStatus.ShuttingDown;
        member.IAmAliveTime = Noon.AddMinutes(1);
        Assert.True(await Update(table, member, await table.ReadAllAsync()));

        var all = await table.ReadAllAsync();
        var row = await table.ReadRowAsync(member.SiloAddress);
        Assert.Equal((2, "2"), (all.Version.Version, all.Version.VersionEtag));
        Assert.Equal(all.Version.Version, row.Version.Version);
        foreach (var read in new[] { Assert.Single(all.Members).Item1, Assert.Single(row.Members).Item1 })
        {
            Assert.Equal(
                (member.SiloAddress, member.SiloName, member.HostName, member.Status, member.ProxyPort),
                (read.SiloAddress, read.SiloName, read.HostName, read.Status, read.ProxyPort));
            Assert.Equal((member.StartTime, member.IAmAliveTime), (read.StartTime, read.IAmAliveTime));
            Assert.Equal(DateTimeKind.Utc, read.StartTime.Kind);
            Assert.Equal(suspect, Assert.Single(read.SuspectTimes!));
        }
    }

    [Fact]
    public async Task A_cluster_without_members_has_a_version_and_it_is_made_once()
    {
        var tables = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(() => database.Membership("one"))));
        foreach (var table in tables)
        {
            Assert.Equal((0, 0), ((await table.ReadAllAsync()).Version.Version, (await table.ReadAllAsync()).Members.Count));
            Assert.Empty((await table.ReadRowAsync(Member(11111).SiloAddress)).Members);
        }

        Assert.True(await tables[0].InsertRowAsync(Member(11111), Next(await tables[0].ReadAllAsync())));
        Assert.Equal(1, (await (await database.Membership("one")).ReadAllAsync()).Version.Version);
    }

    [Fact]
    public async Task A_change_that_was_decided_on_an_older_version_changes_nothing()
    {
        var table = await database.Membership("one");
        var empty = await table.ReadAllAsync();
        var member = Member(11111);
        Assert.True(await table.InsertRowAsync(member, Next(empty)));
        var first = await table.ReadAllAsync();

        Assert.False(await table.InsertRowAsync(Member(11112), Next(empty)));
        Assert.False(await Update(table, WithStatus(member, SiloStatus.Dead), empty));
        Assert.False(await table.InsertRowAsync(member, Next(first)));
        Assert.False(await Update(table, Member(11113), first));

        var all = await table.ReadAllAsync();
        Assert.Equal(1, all.Version.Version);
        Assert.Equal(SiloStatus.Active, Assert.Single(all.Members).Item1.Status);
    }

    [Fact]
    public async Task Of_two_updates_with_one_version_exactly_one_wins()
    {
        var (mine, theirs) = (await database.Membership("one"), await database.Membership("one"));
        var member = Member(11111);
        Assert.True(await mine.InsertRowAsync(member, Next(await mine.ReadAllAsync())));
        for (var round = 0; round < 50; round++)
        {
            var read = await mine.ReadAllAsync();
            var won = await Task.WhenAll(
                Task.Run(() => Update(mine, WithStatus(member, SiloStatus.ShuttingDown), read)),
                Task.Run(() => Update(theirs, WithStatus(member, SiloStatus.Dead), read)));
            Assert.Single(won, true);
            var all = await mine.ReadAllAsync();
            Assert.Equal(round + 2, all.Version.Version);
            Assert.Equal(won[0] ? SiloStatus.ShuttingDown : SiloStatus.Dead, Assert.Single(all.Members).Item1.Status);
        }
    }

    [Fact]
    public async Task Silos_that_join_at_once_all_come_in_one_version_each()
    {
        await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(async () =>
        {
            var table = await database.Membership("one");
            while (!await table.InsertRowAsync(Member(20000 + i), Next(await table.ReadAllAsync())))
            {
            }

            var joined = (await table.ReadRowAsync(Member(20000 + i).SiloAddress)).Members.Single().Item1;
            while (!await Update(table, WithStatus(joined, SiloStatus.Dead), await table.ReadAllAsync()))
            {
            }
        })));
        var all = await (await database.Membership("one")).ReadAllAsync();
        Assert.Equal((16, 32), (all.Members.Count, all.Version.Version));
        Assert.All(all.Members, member => Assert.Equal(SiloStatus.Dead, member.Item1.Status));
    }

    [Fact]
    public async Task I_am_alive_is_no_change_of_the_membership()
    {
        var table = await database.Membership("one");
        var member = Member(11111);
        Assert.True(await table.InsertRowAsync(member, Next(await table.ReadAllAsync())));
        member.IAmAliveTime = Noon.AddHours(1);
        await table.UpdateIAmAliveAsync(member);

        var all = await table.ReadAllAsync();
        Assert.Equal(1, all.Version.Version);
        Assert.Equal(Noon.AddHours(1), Assert.Single(all.Members).Item1.IAmAliveTime);
    }

    [Fact]
    public async Task Silos_long_dead_are_cleaned_up_and_no_others()
    {
        var (table, other) = (await database.Membership("one"), await database.Membership("two"));
        var longAgo = Noon.AddDays(-8);
        foreach (var (port, status, alive, suspected) in new (int, SiloStatus, DateTime, DateTime?)[]
        {
            (1, SiloStatus.Dead, longAgo, null), (2, SiloStatus.Dead, longAgo, longAgo), (3, SiloStatus.Dead, longAgo, Noon),
            (4, SiloStatus.Dead, Noon, null), (5, SiloStatus.Active, longAgo, null), (6, SiloStatus.Joining, longAgo, null),
        })
        {
            var member = WithStatus(Member(port), status);
            (member.StartTime, member.IAmAliveTime) = (longAgo, alive);
            foreach (var cluster in new[] { table, other })
            {
                Assert.True(await cluster.InsertRowAsync(member, Next(await cluster.ReadAllAsync())));
                if (suspected is not { } at) continue;
                member.SuspectTimes = [Tuple.Create(member.SiloAddress, at)];
                Assert.True(await Update(cluster, member, await cluster.ReadAllAsync()));
            }
        }

        await table.CleanupDefunctSiloEntriesAsync(Noon.AddDays(-7));
        Assert.Equal([3, 4, 5, 6], (await table.ReadAllAsync()).Members.Select(member => member.Item1.SiloAddress.Endpoint.Port).Order());
        Assert.Equal(6, (await other.ReadAllAsync()).Members.Count);
    }

    [Fact]
    public async Task Clusters_in_one_database_know_nothing_of_each_other()
    {
        var (one, two) = (await database.Membership("one"), await database.Membership("ONE"));
        Assert.True(await one.InsertRowAsync(Member(11111), Next(await one.ReadAllAsync())));
        Assert.Equal((0, 0), ((await two.ReadAllAsync()).Members.Count, (await two.ReadAllAsync()).Version.Version));
        Assert.True(await two.InsertRowAsync(Member(11111), Next(await two.ReadAllAsync())));

        await one.DeleteMembershipTableEntriesAsync("one");
        Assert.Single((await two.ReadAllAsync()).Members);
        Assert.Empty((await (await database.Membership("one")).ReadAllAsync()).Members);
    }

    // This provider's rows have no etag of their own: a change names the table's version twice.
    private static Task<bool> Update(IMembershipTable table, MembershipEntry member, MembershipTableData read) =>
        table.UpdateRowAsync(member, read.Version.VersionEtag, Next(read));

    private static TableVersion Next(MembershipTableData read) => read.Version.Next();

    private static MembershipEntry WithStatus(MembershipEntry member, SiloStatus status) => new()
    {
        SiloAddress = member.SiloAddress,
        SiloName = member.SiloName,
        HostName = member.HostName,
        Status = status,
        ProxyPort = member.ProxyPort,
        StartTime = member.StartTime,
        IAmAliveTime = member.IAmAliveTime,
    };

    private static MembershipEntry Member(int port) => new()
    {
        SiloAddress = SiloAddress.New(IPAddress.Loopback, port, 123456789),
        SiloName = "silo of Müller",
        HostName = "host.example",
        Status = SiloStatus.Active,
        ProxyPort = 30000,
        StartTime = Noon.AddMilliseconds(250),
        IAmAliveTime = Noon.AddMilliseconds(500),
    };
}
