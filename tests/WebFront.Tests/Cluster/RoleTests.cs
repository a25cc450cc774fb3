using Microsoft.Extensions.Hosting;

namespace OrleansChat.WebFront.Tests;

/// <summary>Processes with one role each make one installation.</summary>
public sealed class RoleTests(ServerInstallation server) : IClassFixture<ServerInstallation>
{
    [Fact]
    public async Task Fronts_without_a_silo_carry_one_conversation_over_several_silos()
    {
        var database = server.NewDatabaseConnection();
        using var silo = await ServerInstallation.Silo(ServerInstallation.SiloOn(database));
        using var second = await ServerInstallation.Silo(ServerInstallation.SiloOn(database));
        await Converse(
            new([.. ServerInstallation.On(database), "--Cluster:Role=front"]),
            new([.. ServerInstallation.On(database), "--Cluster:Role=front"]));
        await second.StopAsync();
        await silo.StopAsync();
    }

    [Fact]
    public Task Processes_that_are_front_and_silo_carry_one_conversation()
    {
        var database = server.NewDatabaseConnection();
        return Converse(new(ServerInstallation.SiloOn(database)), new(ServerInstallation.SiloOn(database)));
    }

    [Fact]
    public async Task Silos_that_start_together_on_an_empty_database_seed_it_once_and_tell_the_password_once()
    {
        var database = server.NewDatabaseConnection();
        string[][] settings = [.. Enumerable.Range(0, 3).Select(_ => ServerInstallation.SiloOn(database).Where(setting => !setting.Contains("AdminPassword")).ToArray())];
        var usual = System.Console.Out;
        var told = new StringWriter();
        System.Console.SetOut(TextWriter.Synchronized(told));
        IHost[] silos;
        try
        {
            silos = await Task.WhenAll(settings.Select(own => Task.Run(() => ServerInstallation.Silo(own))));
        }
        finally
        {
            System.Console.SetOut(usual);
        }

        Assert.Single(told.ToString().Split('\n'), line => line.Contains("with the password", StringComparison.Ordinal));
        Assert.Equal(1, ServerInstallation.Count(database, "SELECT count(*) FROM widget"));
        Assert.Equal(1, ServerInstallation.Count(database, "SELECT count(*) FROM operator"));
        await Task.WhenAll(silos.Select(silo => silo.StopAsync()));
        foreach (var silo in silos) silo.Dispose();
    }

    private static async Task Converse(FrontApplication one, FrontApplication other)
    {
        await one.InitializeAsync();
        await other.InitializeAsync();
        await using (var visitor = await (await one.Visitor()).Connect())
        await using (var operators = await other.Operator())
        {
            await operators.WatchInbox();
            var ids = new List<string>();
            for (var i = 0; i < 6; i++) ids.Add((await visitor.Start()).Id);
            foreach (var id in ids)
            {
                await visitor.Open(id);
                await visitor.Say(id, "is anybody there?");
                await operators.Pushed.Inbox(rows => rows.Rows.Any(row => row.Id == id));
                var read = await operators.Open(id);
                var answer = (await operators.Say(id, "I am")).Accepted.Single();
                await visitor.Pushed.Moved(id, answer.Seq);
                Assert.Equal("I am", (await visitor.Open(id, answer.Seq - 1)).Events.Single().Text);
                Assert.True(answer.Seq > read.Head);
            }

            using var signedInElsewhere = new HttpRequestMessage(HttpMethod.Get, "/console");
            signedInElsewhere.Headers.Add("Cookie", operators.Cookie);
            Assert.NotEqual(System.Net.HttpStatusCode.Redirect, (await one.Http.SendAsync(signedInElsewhere)).StatusCode);
        }

        await one.DisposeAsync();
        await other.DisposeAsync();
    }
}
