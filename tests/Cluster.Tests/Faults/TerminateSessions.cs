using Npgsql;
using OrleansChat.Cluster.Tests.Scenarios;

namespace OrleansChat.Cluster.Tests.Faults;

/// <summary>F10: an administrator, or a pooler, ends the database's sessions: those that are idle, or all.</summary>
internal sealed class TerminateSessions : Fault
{
    public override async Task Strike(Scenario scenario)
    {
        const string Idle = "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = 'chat' AND pid <> pg_backend_pid() AND application_name <> 'hog' AND state = 'idle'";
        const string All = "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = 'chat' AND pid <> pg_backend_pid() AND application_name <> 'hog'";
        await using var source = scenario.Cluster.Database.Open();
        for (var times = scenario.Random.Next(1, 5); times > 0; times--)
        {
            await using var command = source.CreateCommand(scenario.Random.Next(2) == 0 ? Idle : All);
            try
            {
                scenario.Note($"{await command.ExecuteScalarAsync()} database sessions terminated");
            }
            catch (PostgresException busy) when (busy.SqlState == PostgresErrorCodes.TooManyConnections)
            {
                scenario.Note("no connection is left to terminate sessions by");
            }

            await Task.Delay(Between(scenario, 0.2, 1.5));
        }
    }
}
