using OrleansChat.Conversations;

namespace OrleansChat.WebFront.Edge;

/// <summary>Ends a call at the edge; it becomes one coded problem, over HTTP and over a hub alike.</summary>
public sealed class RefusedException(Refusal refusal) : Exception(refusal.Code.ToString())
{
    /// <summary>Why.</summary>
    public Refusal Refusal { get; } = refusal;

    /// <summary>A refusal by its code.</summary>
    public static RefusedException Because(RefusalCode code, string? detail = null) => new(new(code, detail));

    /// <summary>Too many, with the seconds until it can succeed.</summary>
    public static RefusedException TooMany(int retryAfterSeconds) => new(new(RefusalCode.TooMany, RetryAfterSeconds: retryAfterSeconds));
}

/// <summary>Outcomes at the edge.</summary>
public static class OutcomeAtTheEdge
{
    /// <summary>The value; a refusal ends the call.</summary>
    /// <exception cref="RefusedException">There is no value.</exception>
    public static T Granted<T>(this Outcome<T> outcome)
        where T : class => outcome.Value ?? throw new RefusedException(outcome.Refusal ?? new(RefusalCode.NotFound));

    /// <summary>Nothing; a refusal ends the call.</summary>
    /// <exception cref="RefusedException">It was refused.</exception>
    public static void OrThrow(this Refusal? refusal)
    {
        if (refusal is not null) throw new RefusedException(refusal);
    }
}
