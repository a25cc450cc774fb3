using System.Diagnostics;
using System.Net;
using System.Text;
using OrleansChat.Cluster.Tests.Network;

namespace OrleansChat.Cluster.Tests.Processes;

/// <summary>
/// A whole installation of real processes: PostgreSQL, silos, fronts, and before PostgreSQL a proxy for each process, so that one can be cut
/// off while the others are not. Everything lies in one temporary folder.
/// </summary>
internal sealed class ChatClusterProcesses : IAsyncDisposable
{
    /// <summary>The administrator's password.</summary>
    public const string Password = "correct horse battery";

    /// <summary>The cluster's name.</summary>
    public const string ClusterId = "faults";

    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(180);
    private readonly Dictionary<ChatProcess, FaultProxy> _databaseProxies = [];
    private readonly Dictionary<ChatProcess, int> _siloPorts = [];
    private bool _keep;

    private ChatClusterProcesses(DirectoryInfo folder, PostgresServer database) => (Folder, Database) = (folder, database);

    public DirectoryInfo Folder { get; }

    public PostgresServer Database { get; }

    public List<ChatProcess> Silos { get; } = [];

    public List<ChatProcess> Fronts { get; } = [];

    public IEnumerable<ChatProcess> All => Silos.Concat(Fronts);

    /// <summary>The ports by which silos know each other.</summary>
    public IReadOnlyDictionary<ChatProcess, int> SiloPorts => _siloPorts;

    /// <summary>The starter workspace's widget.</summary>
    public string Hash { get; private set; } = "";

    /// <summary>Starts everything and waits until it serves.</summary>
    public static async Task<ChatClusterProcesses> StartNew(ClusterShape shape)
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("orleanschat-cluster-");
        if (!OperatingSystem.IsWindows()) folder.UnixFileMode |= UnixFileMode.OtherExecute | UnixFileMode.OtherRead;
        var database = await PostgresServer.StartNew(folder.FullName, shape.DatabaseFolder, shape.DatabaseConnections);
        var cluster = new ChatClusterProcesses(folder, database);
        try
        {
            for (var n = 1; n <= shape.Silos; n++) cluster.Silos.Add(await cluster.Make($"silo-{n}", Programs.Silo, shape, isFront: false));
            for (var n = 1; n <= shape.Fronts; n++) cluster.Fronts.Add(await cluster.Make($"front-{n}", Programs.WebFront, shape, isFront: true));
            var took = Stopwatch.StartNew();
            foreach (var process in cluster.All) process.Start();
            await Task.WhenAll(cluster.All.Select(process => process.Ready(StartPatience)));
            Machine.Started(took.Elapsed);
            cluster.Hash = await cluster.FirstWidget();
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>The proxy between a process and the database.</summary>
    public FaultProxy DatabaseOf(ChatProcess process) => _databaseProxies[process];

    /// <summary>Brings everything back: no fault holds, every process runs and serves.</summary>
    public async Task Heal()
    {
        foreach (var proxy in _databaseProxies.Values) proxy.Mode = new ProxyMode.Pass();
        foreach (var process in All.Where(process => process.IsPaused)) process.Resume();
        foreach (var process in All.Where(process => !process.IsRunning)) process.Start();
        await Task.WhenAll(All.Select(process => process.Ready(StartPatience)));
    }

    /// <summary>Does not delete the folder: something is to be looked into.</summary>
    public string Keep()
    {
        _keep = true;
        return Folder.FullName;
    }

    /// <summary>The last lines of every process.</summary>
    public string Tails(int lines)
    {
        var text = new StringBuilder();
        foreach (var process in All) text.AppendLine($"== {process.Name}").AppendLine(process.Tail(lines));
        return text.AppendLine("== postgresql").AppendLine(Database.Tail(lines)).ToString();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in All) await process.DisposeAsync();
        foreach (var proxy in _databaseProxies.Values) await proxy.DisposeAsync();
        await Database.DisposeAsync();
        if (!_keep) Folder.Delete(recursive: true);
    }

    private async Task<ChatProcess> Make(string name, string program, ClusterShape shape, bool isFront)
    {
        var networks = isFront ? null : shape.Networks;
        var address = networks is null ? IPAddress.Loopback : await networks.Add(name);
        var proxy = new FaultProxy(Database.Port, networks?.Here);
        var url = new Uri($"http://{address}:{Ports.Next()}");
        var siloPort = Ports.Next();
        string[] place = isFront
            ? ["--Cluster:Role", "front", "--Console:AdminPassword", Password, "--Limits:Off", "true"]
            : ["--Cluster:SiloPort", $"{siloPort}", "--Cluster:GatewayPort", $"{Ports.Next()}", "--Cluster:AdvertisedAddress", $"{address}", "--Console:AdminPassword", Password];
        string[] arguments =
        [
            "--urls", url.GetLeftPart(UriPartial.Authority), "--Database:Provider", "postgresql",
            "--Database:ConnectionString", PostgresServer.Through(proxy.Port, networks is null ? "127.0.0.1" : $"{networks.Here}") + shape.ConnectionSuffix, "--Cluster:Id", ClusterId, "--Cluster:Name", name,
            "--Data:Folder", Path.Combine(Folder.FullName, "data"), .. place, .. shape.Arguments,
        ];
        var process = new ChatProcess(name, program, arguments, url, Folder.FullName, networks?.Enter(name));
        _databaseProxies[process] = proxy;
        if (!isFront) _siloPorts[process] = siloPort;
        return process;
    }

    private async Task<string> FirstWidget()
    {
        await using var source = Database.Open();
        await using var command = source.CreateCommand("SELECT hash FROM widget ORDER BY created_at LIMIT 1");
        return (string?)await command.ExecuteScalarAsync() ?? throw new InvalidOperationException("The starter widget is missing.");
    }
}
