using System.Collections.Concurrent;
using Orleans.GrainDirectory;
using Orleans.Runtime;

namespace OrleansChat.Tests.Cluster;

/// <summary>
/// A directory that lies about conversations: each silo is told of its own activations only, so that two silos can hold the same
/// conversation at once, as they may for a moment when membership changes. All other grains are registered once.
/// </summary>
internal sealed class SplitDirectory(ConcurrentDictionary<GrainId, GrainAddress> cluster) : IGrainDirectory
{
    private static readonly GrainType Conversation = GrainType.Create("conversation");

    private readonly ConcurrentDictionary<GrainId, GrainAddress> _own = new();

    public Task<GrainAddress?> Register(GrainAddress address) =>
        Task.FromResult<GrainAddress?>(Of(address.GrainId).GetOrAdd(address.GrainId, address));

    public Task<GrainAddress?> Register(GrainAddress address, GrainAddress? previousAddress) =>
        Task.FromResult<GrainAddress?>(Of(address.GrainId).AddOrUpdate(
            address.GrainId, address, (_, there) => previousAddress is not null && there.Matches(previousAddress) ? address : there));

    public Task Unregister(GrainAddress address)
    {
        Of(address.GrainId).TryRemove(KeyValuePair.Create(address.GrainId, address));
        return Task.CompletedTask;
    }

    public Task<GrainAddress?> Lookup(GrainId grainId) => Task.FromResult(Of(grainId).GetValueOrDefault(grainId));

    public Task UnregisterSilos(List<SiloAddress> siloAddresses)
    {
        foreach (var (id, address) in cluster)
        {
            if (siloAddresses.Contains(address.SiloAddress!)) cluster.TryRemove(id, out _);
        }

        return Task.CompletedTask;
    }

    private ConcurrentDictionary<GrainId, GrainAddress> Of(GrainId id) => id.Type == Conversation ? _own : cluster;
}
