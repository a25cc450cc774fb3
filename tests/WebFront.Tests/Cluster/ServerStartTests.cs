using System.Net;
using System.Net.Sockets;
using Npgsql;
using OrleansChat.Directory;
using OrleansChat.Silo;

namespace OrleansChat.WebFront.Tests;

/// <summary>What a process of a server database says that cannot start.</summary>
public sealed class ServerStartTests(ServerInstallation server) : IClassFixture<ServerInstallation>
{
    [Fact]
    public Task A_server_that_does_not_answer() =>
        Refused(ServerInstallation.SiloOn($"Host=127.0.0.1;Port={Ports.Next()};Username=a;Database=b;Timeout=3"), "127.0.0.1");

    [Fact]
    public async Task A_database_that_is_missing_and_a_user_that_is_unknown()
    {
        var database = new NpgsqlConnectionStringBuilder(server.NewDatabaseConnection());
        await Refused(ServerInstallation.SiloOn(new NpgsqlConnectionStringBuilder(database.ConnectionString) { Database = "no_such_database" }.ConnectionString), "no_such_database");
        await Refused(ServerInstallation.SiloOn(new NpgsqlConnectionStringBuilder(database.ConnectionString) { Username = "nobody_here", Password = "wrong" }.ConnectionString), "");
        await Refused(ServerInstallation.SiloOn("Hostt=127.0.0.1"), "");
    }

    [Fact]
    public async Task A_database_of_a_newer_release()
    {
        var database = server.NewDatabaseConnection();
        using (var silo = await ServerInstallation.Silo(ServerInstallation.SiloOn(database))) await silo.StopAsync();
        ServerInstallation.Execute(database, "INSERT INTO schemaversions (scriptname, applied) VALUES ('schema/999-future.sql', now())");
        await Refused(ServerInstallation.SiloOn(database), "999-future");
    }

    [Fact] // R6
    public async Task Another_cluster_on_the_database_and_another_service()
    {
        var database = server.NewDatabaseConnection();
        using var silo = await ServerInstallation.Silo(ServerInstallation.SiloOn(database));
        await Refused([.. ServerInstallation.SiloOn(database), "--Cluster:Id=blue"], "Another cluster, 'orleanschat', is alive on this database");
        await Refused([.. ServerInstallation.SiloOn(database), "--Cluster:ServiceId=other"], "keeps the data of the service 'orleanschat'");
        await silo.StopAsync();
        using var renamed = await ServerInstallation.Silo([.. ServerInstallation.SiloOn(database), "--Cluster:Id=blue"]);
        await renamed.StopAsync();
    }

    [Fact]
    public async Task A_silo_port_that_somebody_has()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        await Refused([.. ServerInstallation.On(server.NewDatabaseConnection()), $"--Cluster:SiloPort={port}", $"--Cluster:GatewayPort={Ports.Next()}"],
            $"Cluster:SiloPort {port} cannot be listened to on 127.0.0.1");
    }

    [Fact]
    public async Task A_silo_that_is_alive_and_cannot_be_called_from_here()
    {
        var database = server.NewDatabaseConnection();
        using (var silo = await ServerInstallation.Silo(ServerInstallation.SiloOn(database))) await silo.StopAsync();
        var shut = Ports.Next();
        ServerInstallation.Execute(database, $"""
            INSERT INTO OrleansMembershipTable (DeploymentId, Address, Port, Generation, SiloName, HostName, Status, ProxyPort, StartTime, IAmAliveTime)
            VALUES ('orleanschat', '127.0.0.1', {shut}, 1, 'shut', 'elsewhere', 3, 0, now(), now())
            """);
        using var beating = new CancellationTokenSource();
        var heart = Beat(database, shut, beating.Token);
        await Refused(ServerInstallation.SiloOn(database), $"The silo at 127.0.0.1:{shut} is alive but cannot be called from here");
        await beating.CancelAsync();
        await heart;
    }

    [Fact]
    public async Task A_silo_that_the_others_cannot_call()
    {
        var database = server.NewDatabaseConnection();
        using var silo = await ServerInstallation.Silo(ServerInstallation.SiloOn(database));
        await Refused([.. ServerInstallation.SiloOn(database), "--Cluster:AdvertisedAddress=192.0.2.1"], "cannot call this one at 192.0.2.1");
        await silo.StopAsync();
    }

    [Theory]
    [InlineData(2.5, "2.5 seconds ahead of the database's")]
    [InlineData(-61, "61.0 seconds behind the database's")]
    public async Task A_clock_that_is_off_the_databases(double seconds, string sentence)
    {
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        var check = new ClockCheck(new ClockAt(clock.GetUtcNow() - TimeSpan.FromSeconds(seconds)), clock);
        var refused = await Assert.ThrowsAsync<StartRefusedException>(() => check.StartAsync(default));
        Assert.Contains(sentence, refused.Message, StringComparison.Ordinal);
        await new ClockCheck(new ClockAt(clock.GetUtcNow() - TimeSpan.FromSeconds(1.9)), clock).StartAsync(default);
    }

    private static async Task Refused(string[] settings, string sentence)
    {
        var (code, told) = await Told.By(() => SiloProgram.Run(settings));
        Assert.Equal(1, code);
        Assert.Contains(sentence, told, StringComparison.Ordinal);
        Assert.StartsWith("OrleansChat did not start. ", Assert.Single(told.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    private static async Task Beat(string database, int port, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            ServerInstallation.Execute(database, $"UPDATE OrleansMembershipTable SET IAmAliveTime = now() WHERE Port = {port}");
            await Task.Delay(500, CancellationToken.None);
        }
    }

    private sealed class ClockAt(DateTimeOffset now) : IDatabaseClock
    {
        public Task<DateTimeOffset> Now() => Task.FromResult(now);
    }
}
