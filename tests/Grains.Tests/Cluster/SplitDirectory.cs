using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Orleans.GrainDirectory;
using Orleans.Metadata;
using Orleans.Runtime;
using Orleans.Runtime.GrainDirectory;

namespace OrleansChat.Tests.Cluster;

/// <summary>
/// A directory that lies about conversations: each silo has one of its own and is told of its own activations only, so that two silos
/// can hold the same conversation at once, as they may for a moment when membership changes.
/// </summary>
internal sealed class SplitDirectory : IGrainDirectory, IGrainDirectoryResolver
{
    private static readonly GrainType Conversation = GrainType.Create("conversation");

    private readonly ConcurrentDictionary<GrainId, GrainAddress> _own = new();

    public bool TryResolveGrainDirectory(GrainType grainType, GrainProperties? properties, [NotNullWhen(true)] out IGrainDirectory? grainDirectory)
    {
        grainDirectory = grainType == Conversation ? this : null;
        return grainDirectory is not null;
    }

    public Task<GrainAddress?> Register(GrainAddress address) => Task.FromResult<GrainAddress?>(_own.GetOrAdd(address.GrainId, address));

    public Task<GrainAddress?> Register(GrainAddress address, GrainAddress? previousAddress) => Task.FromResult<GrainAddress?>(_own.AddOrUpdate(
        address.GrainId, address, (_, there) => previousAddress is not null && there.Matches(previousAddress) ? address : there));

    public Task Unregister(GrainAddress address)
    {
        _own.TryRemove(KeyValuePair.Create(address.GrainId, address));
        return Task.CompletedTask;
    }

    public Task<GrainAddress?> Lookup(GrainId grainId) => Task.FromResult(_own.GetValueOrDefault(grainId));

    public Task UnregisterSilos(List<SiloAddress> siloAddresses) => Task.CompletedTask;
}
