using System.Net;
using OrleansChat.Load.Machine;

namespace OrleansChat.Load.Servers;

/// <summary>Starts servers for a run, each with a fresh store.</summary>
internal static class StartedServer
{
    private const string DatabaseName = "orleanschat";

    /// <summary>All processes on the servers' core, or on all cores if not <paramref name="pinned"/>. Answers when the server does.</summary>
    public static RunningServer Start(ServerKind kind, bool pinned = true)
    {
        var cores = Core.ForServers(pinned);
        var address = Ports.Free();
        var server = new RunningServer(kind.Label(), kind, [address])
        {
            Folder = Leftovers.NewFolder(),
            Database = kind.NeedsPostgreSql() ? PostgreSqlServer.Start(cores) : null,
            DatabaseName = kind == ServerKind.Handbuilt ? HandbuiltPostgreSqlLog.Database : DatabaseName,
        };
        try
        {
            if (kind.IsProduct()) AddProduct(server, cores);
            else AddPlain(server, cores, address);
        }
        catch
        {
            server.Dispose();
            throw;
        }

        return server;
    }

    /// <summary>A product's process over the store of its kind, as it is started first and as it is started again on what it stored.</summary>
    public static ChildProcess Product(RunningServer server, string cores)
    {
        var silo = server.Database is null ? [] : ProductWords.Silo(1);
        var process = new ChildProcess(server.Label, cores,
            ["dotnet", Build.Front, .. ProductWords.Front(server.Fronts[0], server.Folder!), .. ProductWords.Database(server), .. silo], Build.FrontFolder);
        process.WaitUntil(() => Probe.Answers(server.Fronts[0], "/health/ready"));
        return process;
    }

    private static void AddProduct(RunningServer server, string cores)
    {
        server.Database?.Create(server.DatabaseName!);
        server.Add(Product(server, cores));
    }

    private static void AddPlain(RunningServer server, string cores, IPEndPoint address)
    {
        var words = new List<string> { $"{server.Kind}", $"http://{address}", server.Folder! };
        if (server.Kind == ServerKind.Handbuilt)
        {
            var redis = Ports.Free();
            words[2] = server.Database!.Create(server.DatabaseName!);
            words.Add($"{redis}");
            server.Add(RedisServer.Start(cores, redis));
        }

        // Under the product's own runtime settings: whatever it gains by them, the others gain too.
        var process = new ChildProcess(server.Label, cores, ["dotnet", "exec", "--runtimeconfig", Build.RuntimeSettings, Build.Load, "serve", .. words]);
        server.Add(process);
        process.WaitUntil(() => Probe.Answers(address, "/"));
    }
}
