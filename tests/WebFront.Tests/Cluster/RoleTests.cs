using Microsoft.Extensions.Hosting;

namespace OrleansChat.WebFront.Tests;

/// <summary>Processes with one role each make one installation.</summary>
public sealed class RoleTests(ServerInstallation server) : IClassFixture<ServerInstallation>
{
    [Fact]
    public async Task Fronts_without_a_silo_carry_one_conversation_and_share_their_sign_ins()
    {
        var database = server.NewDatabaseConnection();
        using var silo = await ServerInstallation.Silo(ServerInstallation.SiloOn(database));
        var (one, other) = (Front(database), Front(database));
        await one.InitializeAsync();
        await other.InitializeAsync();
        await using (var visitor = await (await one.Visitor()).Connect())
        await using (var operators = await other.Operator())
        {
            await operators.WatchInbox();
            var id = (await visitor.Start()).Id;
            await visitor.Open(id);
            await visitor.Say(id, "is anybody there?");
            Assert.Contains((await operators.Pushed.Inbox(rows => rows.Rows.Any(row => row.Id == id))).Rows, row => row.Preview.Length > 0);
            await operators.Open(id);
            await operators.Say(id, "I am");
            await visitor.Pushed.Events();
            Assert.Equal("I am", (await visitor.Open(id, 2)).Events.Single().Text);

            using var signedInElsewhere = new HttpRequestMessage(HttpMethod.Get, "/console");
            signedInElsewhere.Headers.Add("Cookie", operators.Cookie);
            Assert.NotEqual(System.Net.HttpStatusCode.Redirect, (await one.Http.SendAsync(signedInElsewhere)).StatusCode);
        }

        await one.DisposeAsync();
        await other.DisposeAsync();
        await silo.StopAsync();
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

    private static FrontApplication Front(string database) => new([.. ServerInstallation.On(database), "--Cluster:Role=front"]);
}
