namespace OrleansChat.Cluster.Tests.Processes;

/// <summary>What a cluster under test is made of.</summary>
internal sealed record ClusterShape(int Silos = 3, int Fronts = 2)
{
    /// <summary>PostgreSQL's max_connections.</summary>
    public int DatabaseConnections { get; init; } = 200;

    /// <summary>Where PostgreSQL keeps its data; null: in the cluster's folder.</summary>
    public string? DatabaseFolder { get; init; }

    /// <summary>Where silos live in namespaces of their own; null: all on loopback.</summary>
    public Network.Namespaces? Networks { get; init; }

    /// <summary>What is appended to each process's connection string.</summary>
    public string ConnectionSuffix { get; init; } = "";

    /// <summary>Further arguments for every process.</summary>
    public string[] Arguments { get; init; } = [];
}
