using System.Net;
using System.Net.Sockets;

namespace OrleansChat.WebFront.Edge;

/// <summary>Where a request comes from, as limits count it: an IPv4 address, or the /64 network of an IPv6 one.</summary>
internal static class NetworkAddress
{
    public static string Of(HttpContext context)
    {
        if (context.Connection.RemoteIpAddress is not { } address) return "unknown";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetwork || IPAddress.IsLoopback(address)
            ? address.ToString()
            : Network(address);
    }

    private static string Network(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return $"{new IPAddress(bytes)}/64";
    }
}
