namespace OrleansChat.Cluster.Tests;

/// <summary>What the suite starts is built beside it.</summary>
public sealed class ClusterProcessTests
{
    [Fact]
    public void The_processes_of_a_cluster_are_built() => Assert.NotNull(typeof(Conversations.IConversationGrain));
}
