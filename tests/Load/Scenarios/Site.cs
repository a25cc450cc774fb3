using System.Net;
using System.Net.Sockets;
using OrleansChat.Load.Servers;

namespace OrleansChat.Load.Scenarios;

/// <summary>Where a scenario plays: on a server that it starts (`--server`), a cluster that it starts (`--silos`, `--fronts`), or a running one (`--url`).</summary>
internal sealed class Site
{
    /// <summary>The options, for the usage text.</summary>
    public const string Options = "[--server sqlite|postgresql | --silos N --fronts M | --url http://host:port --password P]";

    private const int DefaultPort = 80;

    private readonly ServerKind _kind;
    private readonly (int Silos, int Fronts)? _cluster;
    private readonly (IPEndPoint Address, string Password)? _running;

    public Site(Arguments arguments)
    {
        _kind = arguments.Choice("server", ServerKinds.Products, ServerKind.Sqlite);
        var (silos, fronts, url, password) = (arguments.Text("silos"), arguments.Text("fronts"), arguments.Text("url"), arguments.Text("password"));
        if (url is not null && (silos ?? fronts ?? arguments.Text("server")) is not null)
            throw new UnusableException("--url names a server that runs already: leave --server, --silos and --fronts out.");
        if (url is null && password is not null) throw new UnusableException("--password goes with --url: a server that the run starts has one of its own.");
        if (url is not null) _running = (Address(url), password ?? throw new UnusableException("--url needs --password: the console's password of 'admin' there."));
        else if (silos is not null || fronts is not null) _cluster = (arguments.Int("silos", 1), arguments.Int("fronts", 1));
    }

    public RunningServer Start()
    {
        if (_cluster is { } cluster) return StartedCluster.Start(cluster.Silos, cluster.Fronts);
        return _running is { } running ? Running(running.Address, running.Password) : StartedServer.Start(_kind);
    }

    private static RunningServer Running(IPEndPoint address, string password)
    {
        if (!Probe.Answers(address, "/health/ready"))
            throw new UnusableException($"Nothing at http://{address} answers /health/ready with success: start OrleansChat there, or correct --url.");
        return new($"http://{address}", ServerKind.PostgreSql, [address]) { Password = password };
    }

    private static IPEndPoint Address(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttp || uri.AbsolutePath != "/")
            throw new UnusableException($"--url is '{url}': give http://host:port and nothing more (the driver speaks no TLS: put it behind what ends TLS).");
        try
        {
            var address = Dns.GetHostAddresses(uri.Host, AddressFamily.InterNetwork)[0];
            return new(address, uri.IsDefaultPort ? DefaultPort : uri.Port);
        }
        catch (SocketException)
        {
            throw new UnusableException($"--url names the host '{uri.Host}', which has no IPv4 address here: correct the name.");
        }
    }
}
