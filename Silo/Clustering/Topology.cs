using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Configuration;
using OrleansChat.Hosting;

namespace OrleansChat.Silo;

/// <summary>What a process of the installation does.</summary>
public enum Role
{
    /// <summary>A front and a silo together.</summary>
    All,

    /// <summary>A front that calls silos elsewhere.</summary>
    Front,

    /// <summary>A silo without a front.</summary>
    Silo,
}

/// <summary>A process's place in its installation: the configuration section <c>Cluster</c>.</summary>
/// <param name="Role">What it does.</param>
/// <param name="Id">The cluster that it joins. Live processes of one database share it.</param>
/// <param name="ServiceId">The name under which grains keep their state; never changed once there is data.</param>
/// <param name="SiloPort">Where other silos call, a TCP port.</param>
/// <param name="GatewayPort">Where fronts in other processes call, a TCP port.</param>
/// <param name="Advertised">The address that it gives the others; null = this machine's first.</param>
/// <param name="Name">A fixed name for logs; null = made from address and port.</param>
public sealed record Topology(Role Role, string Id, string ServiceId, int SiloPort, int GatewayPort, IPAddress? Advertised, string? Name)
{
    private const string Installation = "orleanschat";
    private const int LongestId = 100;

    /// <summary>Reads the section and checks it against the database.</summary>
    /// <param name="configuration">The process's configuration.</param>
    /// <param name="database">Where it keeps everything.</param>
    /// <param name="role">The role, where the program has only one.</param>
    /// <exception cref="StartRefusedException">It makes no sense.</exception>
    public static Topology From(IConfiguration configuration, DatabaseOptions database, Role? role = null)
    {
        var section = configuration.GetSection("Cluster");
        var topology = new Topology(
            role is { } only ? Only(only, section["Role"]) : ReadRole(section["Role"]),
            Identifier(section, "Id"),
            Identifier(section, "ServiceId"),
            Port(section, "SiloPort", 11_111),
            Port(section, "GatewayPort", 30_000),
            Address(section["AdvertisedAddress"]),
            section["Name"] is { Length: > 0 } name ? name : null);
        if (topology.SiloPort == topology.GatewayPort)
            throw new StartRefusedException($"Cluster:SiloPort and Cluster:GatewayPort are both {topology.SiloPort}: give each a port of its own.");
        if (!database.IsServer && topology.Role != Role.All)
            throw new StartRefusedException(
                "A SQLite installation is one process: run WebFront alone, or set Database:Provider and Database:ConnectionString to a PostgreSQL or SQL Server database.");
        return topology;
    }

    private static Role ReadRole(string? given) => given?.ToLowerInvariant() switch
    {
        null or "" or "all" => Role.All,
        "front" => Role.Front,
        "silo" => throw new StartRefusedException("Cluster:Role is 'silo': a silo without a front is a program of its own, so run Silo instead of WebFront."),
        _ => throw new StartRefusedException($"Cluster:Role is '{given}': use all or front."),
    };

    private static Role Only(Role role, string? given) => string.IsNullOrEmpty(given) || given.Equals(nameof(Role.Silo), StringComparison.OrdinalIgnoreCase)
        ? role
        : throw new StartRefusedException($"Cluster:Role is '{given}', and this program is a silo only: run WebFront instead, or leave Cluster:Role out.");

    private static string Identifier(IConfigurationSection section, string key)
    {
        var given = section[key] is { Length: > 0 } value ? value : Installation;
        return given.Length <= LongestId && !given.Any(char.IsWhiteSpace) && !given.Any(char.IsControl)
            ? given
            : throw new StartRefusedException($"Cluster:{key} is '{given}': use at most {LongestId} characters without spaces.");
    }

    private static int Port(IConfigurationSection section, string key, int usual)
    {
        if (section[key] is not { Length: > 0 } given) return usual;
        return int.TryParse(given, out var port) && port is > 0 and <= IPEndPoint.MaxPort
            ? port
            : throw new StartRefusedException($"Cluster:{key} is '{given}': use a TCP port from 1 to {IPEndPoint.MaxPort}.");
    }

    private static IPAddress? Address(string? given)
    {
        if (string.IsNullOrWhiteSpace(given)) return null;
        if (!IPAddress.TryParse(given, out var address)) address = Resolve(given);
        return address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any) || address.Equals(IPAddress.None)
            ? throw new StartRefusedException($"Cluster:AdvertisedAddress is '{given}', which other silos cannot call: give the address by which they reach this machine.")
            : address;
    }

    private static IPAddress Resolve(string name)
    {
        try
        {
            var addresses = Dns.GetHostAddresses(name);
            return addresses.FirstOrDefault(address => address.AddressFamily == AddressFamily.InterNetwork) ?? addresses.First();
        }
        catch (Exception failure) when (failure is SocketException or ArgumentException or InvalidOperationException)
        {
            throw new StartRefusedException(
                $"Cluster:AdvertisedAddress is '{name}', which this machine cannot resolve: give an IP address or a name that its DNS knows.");
        }
    }
}
