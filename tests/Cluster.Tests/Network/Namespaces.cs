using System.Net;
using OrleansChat.Cluster.Tests.Processes;

namespace OrleansChat.Cluster.Tests.Network;

/// <summary>A network namespace a process, all on one bridge of this machine: what lies between two of them can be taken away. Needs root.</summary>
internal sealed class Namespaces : IAsyncDisposable
{
    private readonly string _bridge = $"oc{Environment.ProcessId % 100_000}";
    private readonly string _net = $"10.213.{Environment.ProcessId % 250}";
    private readonly List<string> _names = [];
    private readonly HashSet<(string From, string To)> _holes = [];
    private readonly string _output;

    private Namespaces(string output) => _output = output;

    /// <summary>This machine's own address on the bridge.</summary>
    public IPAddress Here => IPAddress.Parse($"{_net}.1");

    /// <param name="output">A file for what the commands print.</param>
    public static async Task<Namespaces> Make(string output)
    {
        var made = new Namespaces(output);
        await made.Ip("link", "add", made._bridge, "type", "bridge");
        await made.Ip("addr", "add", $"{made.Here}/24", "dev", made._bridge);
        await made.Ip("link", "set", made._bridge, "up");
        return made;
    }

    /// <summary>Makes a namespace; answers its address.</summary>
    public async Task<IPAddress> Add(string name)
    {
        _names.Add(name);
        var (space, address, outside) = (Space(name), Address(name), $"{_bridge}v{_names.Count}");
        await Ip("netns", "add", space);
        await Ip("link", "add", outside, "type", "veth", "peer", "name", "eth0", "netns", space);
        await Ip("link", "set", outside, "master", _bridge, "up");
        await Ip("-n", space, "addr", "add", $"{address}/24", "dev", "eth0");
        await Ip("-n", space, "link", "set", "eth0", "up");
        await Ip("-n", space, "link", "set", "lo", "up");
        return address;
    }

    /// <summary>What a command is begun with to run in there.</summary>
    public string[] Enter(string name) => ["ip", "netns", "exec", Space(name)];

    /// <summary>Nothing that one sends reaches the other; with the other way round too, they are parted.</summary>
    public async Task Part(string from, string to)
    {
        if (_holes.Add((from, to))) await Ip("-n", Space(from), "route", "add", "blackhole", $"{Address(to)}/32");
    }

    /// <summary>Everybody reaches everybody.</summary>
    public async Task Heal()
    {
        foreach (var (from, to) in _holes) await Ip("-n", Space(from), "route", "del", "blackhole", $"{Address(to)}/32");
        _holes.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var name in _names) await Ip("netns", "del", Space(name));
        await Ip("link", "del", _bridge);
    }

    private string Space(string name) => $"{_bridge}-{name}";

    private IPAddress Address(string name) => IPAddress.Parse($"{_net}.{_names.IndexOf(name) + 10}");

    private Task Ip(params string[] arguments) => Children.Run(["ip", .. arguments], _output, "/");
}
