using Npgsql;
using OrleansChat.Cluster.Tests.Scenarios;

namespace OrleansChat.Cluster.Tests.Faults;

/// <summary>F10: somebody else takes every connection that the database has, and the cluster's own sessions are ended.</summary>
internal sealed class ExhaustConnections : Fault
{
    public override async Task Strike(Scenario scenario)
    {
        const string Terminate = "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = 'chat' AND application_name <> 'hog'";
        await using var source = NpgsqlDataSource.Create(Processes.PostgresServer.Through(scenario.Cluster.Database.Port) + ";Pooling=false;Application Name=hog");
        var taken = new List<NpgsqlConnection>();
        try
        {
            taken.Add(await source.OpenConnectionAsync());
            await Take(source, taken);

            // What the cluster had is taken from it as well: it is quick to come back, and the more is taken the less there is to come back to.
            for (var times = 0; times < 20; times++)
            {
                await using (var command = new NpgsqlCommand(Terminate, taken[0])) await command.ExecuteScalarAsync();
                await Take(source, taken);
            }

            scenario.Note($"{taken.Count} connections are taken, none is left");
            await Task.Delay(Between(scenario, 2, 6));
        }
        finally
        {
            foreach (var connection in taken) await connection.DisposeAsync();
            scenario.Note("connections are free again");
        }
    }

    private static async Task Take(NpgsqlDataSource source, List<NpgsqlConnection> taken)
    {
        const string TooManyConnections = "53300";
        try
        {
            while (true) taken.Add(await source.OpenConnectionAsync());
        }
        catch (PostgresException full) when (full.SqlState == TooManyConnections)
        {
        }
    }
}
