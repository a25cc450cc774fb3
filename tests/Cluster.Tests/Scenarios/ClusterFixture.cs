using OrleansChat.Cluster.Tests.Processes;

namespace OrleansChat.Cluster.Tests.Scenarios;

/// <summary>Three silos and two fronts over PostgreSQL, which the short scenarios share one after the other.</summary>
public sealed class ClusterFixture : IAsyncLifetime
{
    private ChatClusterProcesses? _cluster;

    internal ChatClusterProcesses Cluster => _cluster!;

    public async Task InitializeAsync() => _cluster = await ChatClusterProcesses.StartNew(new());

    public async Task DisposeAsync()
    {
        if (_cluster is not null) await _cluster.DisposeAsync();
    }
}

[CollectionDefinition(Name)]
public sealed class ClusterSuite : ICollectionFixture<ClusterFixture>
{
    public const string Name = "cluster";
}
