using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;

namespace OrleansChat.Silo;

/// <summary>
/// How long the cluster waits for what, in one place. What is in force is read back at start: a process with other timings would hold up
/// the others, so it does not start.
/// </summary>
public static class ClusterTimings
{
    /// <summary>A silo probes its peers this often, and waits as long for the answer until it has seen how fast they are.</summary>
    public static readonly TimeSpan Probe = TimeSpan.FromSeconds(1.5);

    /// <summary>Between these the wait follows what was seen.</summary>
    public static readonly (TimeSpan Least, TimeSpan Most) ProbeBounds = (TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3));

    /// <summary>So many unanswered probes make a suspicion.</summary>
    public const int MissedProbes = 3;

    /// <summary>So many suspicions evict; of two silos one is enough, Orleans never asks for more than half.</summary>
    public const int Votes = 2;

    /// <summary>How often each silo reads the membership.</summary>
    public static readonly TimeSpan TableRefresh = TimeSpan.FromSeconds(5);

    /// <summary>How often each silo writes that it is alive; a row that missed three is no witness and holds up nobody's start.</summary>
    public static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(5);

    /// <summary>How many heartbeats may be missed.</summary>
    public const int MissedHeartbeats = 3;

    /// <summary>How long a start tries to reach every live silo.</summary>
    public static readonly TimeSpan Join = TimeSpan.FromSeconds(60);

    /// <summary>How often a front in another process reads which silos it may call.</summary>
    public static readonly TimeSpan GatewayRefresh = TimeSpan.FromSeconds(5);

    /// <summary>How long a call waits for its answer.</summary>
    public static readonly TimeSpan Response = TimeSpan.FromSeconds(10);

    /// <summary>How long rows of ended silos are kept.</summary>
    public static readonly TimeSpan DefunctKept = TimeSpan.FromDays(1);

    /// <summary>How often they are removed.</summary>
    public static readonly TimeSpan DefunctCleanup = TimeSpan.FromHours(1);

    private const string Changed = "The cluster's timings were changed by configuration: remove the section Orleans, every process of a cluster needs the same.";

    /// <summary>Sets them on a silo, and has them read back when it starts.</summary>
    public static ISiloBuilder UseClusterTimings(this ISiloBuilder silo)
    {
        silo.Services.AddOptions<ClusterMembershipOptions>().Configure(Set).Validate(AreSet, Changed).ValidateOnStart();
        silo.Services.AddOptions<SiloMessagingOptions>().Configure(options => options.ResponseTimeout = Response)
            .Validate(options => options.ResponseTimeout == Response, Changed).ValidateOnStart();
        return silo;
    }

    /// <summary>Sets them on a front without a silo, and has them read back when it starts.</summary>
    public static IClientBuilder UseClusterTimings(this IClientBuilder client)
    {
        client.Services.AddOptions<GatewayOptions>().Configure(options => options.GatewayListRefreshPeriod = GatewayRefresh)
            .Validate(options => options.GatewayListRefreshPeriod == GatewayRefresh, Changed).ValidateOnStart();
        client.Services.AddOptions<ClientMessagingOptions>().Configure(options => options.ResponseTimeout = Response)
            .Validate(options => options.ResponseTimeout == Response, Changed).ValidateOnStart();
        return client;
    }

    /// <summary>Whether these are the cluster's timings.</summary>
    public static bool AreSet(ClusterMembershipOptions options) =>
        options is { LivenessEnabled: true, UseLivenessGossip: true, NumMissedProbesLimit: MissedProbes, NumVotesForDeathDeclaration: Votes, NumMissedTableIAmAliveLimit: MissedHeartbeats }
        && options.ProbeTimeout == Probe
        && (options.MinProbeTimeout, options.MaxProbeTimeout) == ProbeBounds
        && options.TableRefreshTimeout == TableRefresh
        && options.IAmAliveTablePublishTimeout == Heartbeat
        && options.MaxJoinAttemptTime == Join
        && (options.DefunctSiloCleanupPeriod, options.DefunctSiloExpiration) == (DefunctCleanup, DefunctKept);

    private static void Set(ClusterMembershipOptions options)
    {
        options.ProbeTimeout = Probe;
        (options.MinProbeTimeout, options.MaxProbeTimeout) = ProbeBounds;
        options.NumMissedProbesLimit = MissedProbes;
        options.NumVotesForDeathDeclaration = Votes;
        options.TableRefreshTimeout = TableRefresh;
        options.IAmAliveTablePublishTimeout = Heartbeat;
        options.NumMissedTableIAmAliveLimit = MissedHeartbeats;
        options.MaxJoinAttemptTime = Join;
        options.DefunctSiloCleanupPeriod = DefunctCleanup;
        options.DefunctSiloExpiration = DefunctKept;
    }
}
