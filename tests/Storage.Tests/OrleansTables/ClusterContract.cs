using System.Net;
using Orleans.Runtime;

namespace OrleansChat.Storage.Tests.OrleansTables;

/// <summary>Real silos over the table.</summary>
public abstract class ClusterContract(OrleansDatabase database) : IDisposable
{
    public void Dispose()
    {
        database.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Two_silos_find_each_other_and_part()
    {
        await using var first = await TableSilo.Start(database, "cluster");
        await using (var second = await TableSilo.Start(database, "cluster"))
        {
            Assert.Equal(2, (await first.WaitForActive(2)).Count);
            Assert.Equal(2, (await second.WaitForActive(2)).Count);
        }

        Assert.Equal([first.Address], await first.WaitForActive(1));
    }

    [Fact]
    public async Task A_silo_that_does_not_answer_is_declared_dead()
    {
        await using var first = await TableSilo.Start(database, "cluster");
        await using var second = await TableSilo.Start(database, "cluster");
        await first.WaitForActive(2);

        // What a silo leaves behind that was killed: an active row of somebody who no longer listens.
        var table = await database.Membership("cluster");
        var now = DateTime.UtcNow;
        var killed = new MembershipEntry
        {
            SiloAddress = SiloAddress.New(IPAddress.Loopback, 1, 1),
            SiloName = "killed",
            HostName = "gone",
            Status = SiloStatus.Active,
            ProxyPort = 2,
            StartTime = now,
            IAmAliveTime = now,
        };
        MembershipTableData read;
        do read = await table.ReadAllAsync();
        while (!await table.InsertRowAsync(killed, read.Version.Next()));

        await first.WaitForActive(3);
        Assert.DoesNotContain(killed.SiloAddress, await first.WaitForActive(2));
        Assert.Equal(SiloStatus.Dead, (await table.ReadRowAsync(killed.SiloAddress)).Members.Single().Item1.Status);
    }

    [Fact]
    public async Task Only_active_silos_with_a_gateway_are_gateways()
    {
        await using var silo = await TableSilo.Start(database, "cluster");
        await using var client = await TableClient.Connect(database, "cluster");
        Assert.Equal([silo.Address.Endpoint.Address], client.Gateways.Select(gateway => IPAddress.Parse(gateway.Host)));
    }
}
