namespace OrleansChat.Silo;

/// <summary>
/// Ends the process when its silo may not go on: the others declared it dead (it was paused or cut off longer than the probes allow), or the
/// runtime itself broke. Grains of a dead silo live elsewhere already; a process that stays would only lose every race against them.
/// </summary>
internal sealed class Departure : IFatalErrorHandler
{
    /// <summary>The exit code of a silo that the others declared dead.</summary>
    public const int DeclaredDead = 70;

    /// <summary>The exit code of a silo whose runtime broke.</summary>
    public const int Broken = 71;

    private const string ToldDead = "I have been told I am dead";

    private int _leaving;

    /// <inheritdoc />
    public bool IsUnexpected(Exception exception) => true;

    /// <inheritdoc />
    public void OnFatalException(object? sender = null, string? context = null, Exception? exception = null)
    {
        if (Interlocked.Exchange(ref _leaving, 1) == 1) return;
        var (code, reason) = Reason(context, exception);
        Console.Error.WriteLine($"OrleansChat ends with code {code}. {reason}");
        Environment.Exit(code);
    }

    internal static (int Code, string Reason) Reason(string? context, Exception? exception) => context?.StartsWith(ToldDead, StringComparison.Ordinal) == true
        ? (DeclaredDead, "The other silos declared this one dead, for it was paused or cut off too long; what it acknowledged is on disk, start it again.")
        : (Broken, $"The silo's runtime broke ({context}: {exception?.Message}); what it acknowledged is on disk, start it again.");
}
