namespace OrleansChat.Directory;

/// <summary>What a start has to tell whoever started it. Filled once, before the first call is served.</summary>
public sealed class StarterReport
{
    /// <summary>Where the data lies: a folder's full path, or a server's database.</summary>
    public string Place { get; set; } = "";

    /// <summary>Whether this start found an empty store and seeded it.</summary>
    public bool Seeded { get; set; }

    /// <summary>Whether the starter workspace is asked for: a store without a widget gets one (a start may have died before).</summary>
    public bool WantsWidget { get; set; }

    /// <summary>The administrator's sign-in name.</summary>
    public string AdministratorName { get; set; } = "";

    /// <summary>The administrator's password, where this start generated it: shown once, kept only hashed.</summary>
    public string? GeneratedPassword { get; set; }
}
