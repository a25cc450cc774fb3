namespace OrleansChat.Cluster.Tests.Network;

/// <summary>What a proxy does with what comes through it.</summary>
internal abstract record ProxyMode
{
    /// <summary>All of it goes through.</summary>
    public sealed record Pass : ProxyMode;

    /// <summary>Connections are reset, new ones too.</summary>
    public sealed record Cut : ProxyMode;

    /// <summary>Connections stand, new ones are accepted, nothing goes through: half open. What was on its way goes on when this ends.</summary>
    public sealed record BlackHole : ProxyMode;

    /// <summary>Every piece goes on that much later, in both directions.</summary>
    public sealed record Delay(TimeSpan By) : ProxyMode;

    /// <summary>A few bytes at a time, in both directions.</summary>
    public sealed record Trickle(int BytesPerSecond) : ProxyMode;
}
