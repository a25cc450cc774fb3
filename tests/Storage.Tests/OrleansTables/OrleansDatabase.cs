using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime.MembershipService;

namespace OrleansChat.Storage.Tests.OrleansTables;

/// <summary>A fresh database with Orleans' own tables.</summary>
/// <param name="Invariant">The name under which Orleans knows the driver.</param>
/// <param name="ConnectionString">How to reach it.</param>
/// <param name="Drop">Removes it.</param>
public sealed record OrleansDatabase(string Invariant, string ConnectionString, Action<string> Drop) : IDisposable
{
    /// <summary>The provider's membership table, as a silo of that cluster opens it.</summary>
    public async Task<IMembershipTable> Membership(string cluster)
    {
        IMembershipTable table = new AdoNetClusteringTable(
            NoServices.Instance,
            Options.Create(new ClusterOptions { ClusterId = cluster }),
            Options.Create(new AdoNetClusteringSiloOptions { Invariant = Invariant, ConnectionString = ConnectionString }),
            NullLogger<AdoNetClusteringTable>.Instance);
        await table.InitializeMembershipTableAsync(tryInitTableVersion: true, CancellationToken.None);
        return table;
    }

    public void Dispose() => Drop(ConnectionString);

    private sealed class NoServices : IServiceProvider
    {
        public static NoServices Instance { get; } = new();

        public object? GetService(Type serviceType) => null;
    }
}
