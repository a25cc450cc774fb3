using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace OrleansChat.Silo;

/// <summary>Refuses a start on addresses that cannot be listened to, before the database is touched: nothing is seeded, no password told.</summary>
public static class UrlCheck
{
    private const string Example = "http://localhost:5080";

    /// <summary>Looks at the addresses that the server will take; endpoints of Kestrel's own section are Kestrel's.</summary>
    /// <exception cref="StartRefusedException">One of them cannot be.</exception>
    public static void Check(IConfiguration configuration)
    {
        if (configuration.GetSection("Kestrel:Endpoints").Exists()) return;
        foreach (var url in (configuration["urls"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)) Try(url, Read(url));
    }

    private static BindingAddress Read(string url)
    {
        try
        {
            var address = BindingAddress.Parse(url);
            if (address.IsUnixPipe || address.IsNamedPipe) return address;
            if (address.Scheme is "http" or "https" && address.Port is >= 0 and <= IPEndPoint.MaxPort && address.PathBase.Length == 0) return address;
        }
        catch (FormatException)
        {
        }

        throw new StartRefusedException($"--urls is '{url}': write an address like {Example}.");
    }

    private static void Try(string url, BindingAddress address)
    {
        if (address.IsUnixPipe || address.IsNamedPipe) return;
        if (address.Port == 0 && address.Host == "localhost") throw new StartRefusedException($"--urls is '{url}': a free port is found on 127.0.0.1, not on localhost (--urls={address.Scheme}://127.0.0.1:0).");
        if (address.Port == 0) return;
        var host = address.Host == "localhost" ? IPAddress.Loopback : IPAddress.TryParse(address.Host, out var ip) ? ip : IPAddress.Any;
        try
        {
            using var socket = new Socket(host.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(host, address.Port));
        }
        catch (SocketException failure)
        {
            var instead = failure.SocketErrorCode switch
            {
                SocketError.AddressAlreadyInUse => "stop what listens there, or choose another address",
                SocketError.AccessDenied => "choose a port from 1024 on, with a proxy before it, or allow this process the low ones",
                _ => "give an address of this machine",
            };
            throw new StartRefusedException($"{url} cannot be listened to ({failure.Message}): {instead} (--urls={Example}).");
        }
    }
}
