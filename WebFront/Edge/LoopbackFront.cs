using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace OrleansChat.WebFront.Edge;

/// <summary>Whether nobody but this machine can call the front: only then what is meant for tests counts.</summary>
public sealed class LoopbackFront(IServer server)
{
    private readonly Lazy<bool> _is = new(() => OnlyLoopback(server));

    /// <summary>True where it listens to loopback addresses alone. Asked only while the server listens.</summary>
    public bool Is => _is.Value;

    private static bool OnlyLoopback(IServer server)
    {
        var addresses = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        return addresses.Count > 0 && addresses.All(address => BindingAddress.Parse(address) is var binding
            && (binding.Host is "localhost" || (IPAddress.TryParse(binding.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip))));
    }
}
