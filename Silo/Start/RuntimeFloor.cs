namespace OrleansChat.Silo;

/// <summary>The oldest .NET that is safe to serve on: SignalR and Kestrel of earlier patches have holes that anybody can use from outside.</summary>
public static class RuntimeFloor
{
    private static readonly Version Oldest = new(10, 0, 10);

    /// <summary>Looks at the runtime that the process has.</summary>
    /// <exception cref="StartRefusedException">The runtime is older.</exception>
    public static void Check(Version runtime)
    {
        if (runtime < Oldest)
            throw new StartRefusedException($"This is .NET {runtime}, which has known holes: install the ASP.NET Core runtime {Oldest} or a later 10.0 patch.");
    }
}
