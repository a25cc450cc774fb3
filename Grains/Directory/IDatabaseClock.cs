namespace OrleansChat.Directory;

/// <summary>The clock that all silos have in common: the database's.</summary>
public interface IDatabaseClock
{
    /// <summary>The database's time now. Asking also tells whether it answers.</summary>
    /// <exception cref="Conversations.Log.LogUnavailableException">It does not.</exception>
    Task<DateTimeOffset> Now();
}
