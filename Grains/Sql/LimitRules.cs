namespace OrleansChat.Sql;

/// <summary>What every database counts by.</summary>
internal static class LimitRules
{
    /// <summary>How many failed sign-ins in a row lock a name.</summary>
    public const int FailuresThatLock = 5;

    /// <summary>What has lapsed is swept away once in so many counts.</summary>
    public const int SweepEvery = 500;

    /// <summary>How long a name is locked.</summary>
    public static readonly TimeSpan Locked = TimeSpan.FromMinutes(15);

    /// <summary>The longest window that is counted in.</summary>
    public static readonly TimeSpan LongestWindow = TimeSpan.FromDays(8);

    /// <summary>How long failed sign-ins are remembered.</summary>
    public static readonly TimeSpan FailuresKept = TimeSpan.FromDays(1);
}
