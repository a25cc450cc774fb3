namespace OrleansChat.Directory;

/// <summary>What an empty store is seeded with: the keys <c>Seed:Starter</c> and <c>Console:AdminPassword</c>.</summary>
public sealed class StarterOptions
{
    /// <summary>Departments Sales and Support and an active channel; else the administrator alone, with the channel off.</summary>
    public bool Starter { get; set; } = true;

    /// <summary>The administrator's password; null = one is generated and must be changed at the first sign-in.</summary>
    public string? AdminPassword { get; set; }
}
