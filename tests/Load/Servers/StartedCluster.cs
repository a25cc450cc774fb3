using System.Net;
using OrleansChat.Load.Machine;

namespace OrleansChat.Load.Servers;

/// <summary>Starts clusters of the product over a PostgreSQL of their own.</summary>
internal static class StartedCluster
{
    private const string DatabaseName = "orleanschat";

    /// <summary>Silos alone, and fronts that are clients of them.</summary>
    public static RunningServer Start(int silos, int fronts, bool pinned = true) => Start($"{silos} silos, {fronts} fronts", fronts, pinned, (server, cores) =>
    {
        for (var i = 0; i < silos; i++) server.Add(Silo(server, cores, i + 1));
        foreach (var front in server.Fronts) server.Add(Front(server, cores, front, "front", []));
    });

    /// <summary>Processes that are a front and a silo each.</summary>
    public static RunningServer StartTogether(int count, bool pinned = true) => Start($"{count} x front and silo", count, pinned, (server, cores) =>
    {
        for (var i = 0; i < count; i++) server.Add(Front(server, cores, server.Fronts[i], "all", ProductWords.Silo(i + 1)));
    });

    private static RunningServer Start(string label, int fronts, bool pinned, Action<RunningServer, string> processes)
    {
        var cores = Core.ForServers(pinned);
        var server = new RunningServer(label, ServerKind.PostgreSql, Ports.Free(fronts))
        {
            Folder = Leftovers.NewFolder(),
            Database = PostgreSqlServer.Start(cores),
            DatabaseName = DatabaseName,
        };
        try
        {
            server.Database.Create(DatabaseName);
            processes(server, cores);
        }
        catch
        {
            server.Dispose();
            throw;
        }

        return server;
    }

    private static ChildProcess Silo(RunningServer server, string cores, int number)
    {
        if (!File.Exists(Build.Silo)) throw new UnusableException($"{Build.Silo} is not there: build the whole solution first (dotnet build -c Release).");
        var health = Ports.Free();
        var process = new ChildProcess($"silo {number}", cores, ["dotnet", Build.Silo, .. ProductWords.Process(health, server.Folder!),
            .. ProductWords.Database(server), .. ProductWords.Silo(number)], server.Folder);
        process.WaitUntil(() => Probe.Answers(health, "/health/ready"));
        return process;
    }

    private static ChildProcess Front(RunningServer server, string cores, IPEndPoint address, string role, IEnumerable<string> more)
    {
        var folder = Path.Combine(server.Folder!, $"front-{address.Port}");
        var process = new ChildProcess($"front {address}", cores, ["dotnet", Build.Front, .. ProductWords.Front(address, folder),
            "--Cluster:Role", role, .. ProductWords.Database(server), .. more], Build.FrontFolder);
        process.WaitUntil(() => Probe.Answers(address, "/health/ready"));
        return process;
    }
}
