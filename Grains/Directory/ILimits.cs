namespace OrleansChat.Directory;

/// <summary>What is counted in SQL. When it cannot be counted, it throws: callers refuse.</summary>
internal interface ILimits
{
    /// <summary>Counts one use within a window.</summary>
    /// <exception cref="Sql.StoreException">It could not be counted.</exception>
    Task<Use> Take(string kind, string key, TimeSpan window);

    /// <summary>Counts a sign-in as failed before it is tried; answers when the name is free again, or null when it may be tried now.</summary>
    /// <exception cref="Sql.StoreException">It could not be counted.</exception>
    Task<TimeSpan?> TrySignIn(SignInKey key);

    /// <summary>The try succeeded: nothing is counted against the name.</summary>
    Task ForgetFailures(SignInKey key);
}

/// <summary>The number of uses in this window, this one included, and when the window ends.</summary>
internal readonly record struct Use(long Count, TimeSpan EndsIn);
