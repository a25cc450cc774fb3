using OrleansChat.Feed;

namespace OrleansChat.Silo;

/// <summary>Tells a front without a silo at once that its way to the cluster changed.</summary>
internal sealed class GatewayWatch(ClusterChanges changes) : IClusterConnectionStatusObserver
{
    public void NotifyGatewayCountChanged(int currentNumberOfGateways, int previousNumberOfGateways, bool connectionRecovered) => changes.Tell();

    public void NotifyClusterConnectionLost() => changes.Tell();
}
