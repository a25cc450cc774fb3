using System.Net;
using OrleansChat.Load.Machine;

namespace OrleansChat.Load.Servers;

/// <summary>Starts servers for a run, each with a fresh store.</summary>
internal static class StartedServer
{
    /// <summary>The administrator's password of a product that was started for a run.</summary>
    public const string Password = "load-run-password";

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
        var database = server.Database is { } postgres
            ? (string[])["--Database:Provider", "postgresql", "--Database:ConnectionString", postgres.Connection(server.DatabaseName!)]
            : [];
        var process = new ChildProcess(server.Label, cores, ["dotnet", Build.Front, .. ProductWords(server.Fronts[0], server.Folder!), .. database], Build.FrontFolder);
        process.WaitUntil(() => Probe.Answers(server.Fronts[0], "/health/ready"));
        return process;
    }

    /// <summary>What every front of a product is told in a run: no limits, a known password.</summary>
    public static IEnumerable<string> ProductWords(IPEndPoint address, string folder) =>
        ["--urls", $"http://{address}", "--Data:Folder", folder, "--Console:AdminPassword", Password, .. Unlimited];

    /// <summary>What a grain does not limit in a run.</summary>
    public static IReadOnlyList<string> Unlimited { get; } =
        ["--Limits:Off", "true", "--Conversations:PostBurst", "1000000000", "--Conversations:PostsPerSecond", "1000000000"];

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
