using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace OrleansChat.WebFront.Edge;

/// <summary>Whether rate limits hold. <c>Limits:Off=true</c> is for load tests: it counts only where nobody but this machine can call.</summary>
public sealed class LimitSwitch(IConfiguration configuration, IServer server)
{
    private readonly Lazy<bool> _off = new(() => configuration.GetValue<bool>("Limits:Off") && OnlyLoopback(server));

    /// <summary>True where limits do not hold. Asked only while the server listens.</summary>
    public bool Off => _off.Value;

    private static bool OnlyLoopback(IServer server)
    {
        var addresses = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        return addresses.Count > 0 && addresses.All(address => BindingAddress.Parse(address) is var binding
            && (binding.Host is "localhost" || (System.Net.IPAddress.TryParse(binding.Host.Trim('[', ']'), out var ip) && System.Net.IPAddress.IsLoopback(ip))));
    }
}
