namespace OrleansChat.WebFront.Edge;

/// <summary>Whether rate limits hold. <c>Limits:Off=true</c> is for load tests: it counts only where nobody but this machine can call.</summary>
public sealed class LimitSwitch(IConfiguration configuration, LoopbackFront loopback)
{
    private readonly Lazy<bool> _off = new(() => configuration.GetValue<bool>("Limits:Off") && loopback.Is);

    /// <summary>True where limits do not hold. Asked only while the server listens.</summary>
    public bool Off => _off.Value;
}
