using System.Globalization;
using System.Net;

namespace OrleansChat.Load.Servers;

/// <summary>What the product's programs are told in a run.</summary>
internal static class ProductWords
{
    /// <summary>The administrator's password of a product that was started for a run.</summary>
    public const string Password = "load-run-password";

    /// <summary>A front on that address: no limits, a known password.</summary>
    public static IEnumerable<string> Front(IPEndPoint address, string folder) =>
        [.. Process(address, folder), "--Limits:Off", "true"];

    /// <summary>Any process: whichever is the first fills the store; grains take whatever comes.</summary>
    public static IEnumerable<string> Process(IPEndPoint address, string folder) => ["--urls", $"http://{address}", "--Data:Folder", folder,
        "--Console:AdminPassword", Password, "--Conversations:PostBurst", "1000000000", "--Conversations:PostsPerSecond", "1000000000"];

    /// <summary>The server's PostgreSQL, and the cluster that lives in it; nothing where it has none.</summary>
    public static IEnumerable<string> Database(RunningServer server) => server.Database is { } database
        ? ["--Database:Provider", "postgresql", "--Database:ConnectionString", database.Connection(server.DatabaseName!), "--Cluster:Id", $"load-{database.Address.Port}"]
        : [];

    /// <summary>A silo on free ports of this machine.</summary>
    public static IEnumerable<string> Silo(int number)
    {
        var ports = Ports.Free(2);
        return ["--Cluster:Name", $"silo-{number}", "--Cluster:AdvertisedAddress", $"{IPAddress.Loopback}",
            "--Cluster:SiloPort", ports[0].Port.ToString(CultureInfo.InvariantCulture), "--Cluster:GatewayPort", ports[1].Port.ToString(CultureInfo.InvariantCulture)];
    }
}
