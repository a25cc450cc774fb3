namespace OrleansChat.Visitors;

/// <summary>What is kept of a visitor session. The secret itself is not: only its SHA-256.</summary>
[GenerateSerializer, Alias("chat.visitor-session-state")]
public sealed class VisitorSessionState
{
    /// <summary>SHA-256 of the secret; empty while there is no session.</summary>
    [Id(0)]
    public byte[] SecretHash { get; set; } = [];

    /// <summary>The widget that it was made for.</summary>
    [Id(1)]
    public string WidgetHash { get; set; } = "";

    /// <summary>Grows when everything that was opened with the session is to end.</summary>
    [Id(2)]
    public int SessionEpoch { get; set; }

    /// <summary>How well the visitor is known.</summary>
    [Id(3)]
    public IdentityGrade Grade { get; set; }

    /// <summary>The visitor's name, if known.</summary>
    [Id(4)]
    public string? Name { get; set; }

    /// <summary>The visitor's address, if known.</summary>
    [Id(5)]
    public string? Email { get; set; }

    /// <summary>When it was made (ms).</summary>
    [Id(6)]
    public long CreatedAt { get; set; }

    /// <summary>When it was used, to the day (ms).</summary>
    [Id(7)]
    public long LastUsedAt { get; set; }

    /// <summary>The visitor has answered who he is, or would not.</summary>
    [Id(8)]
    public bool Asked { get; set; }

    /// <summary>What the host page said last.</summary>
    [Id(9)]
    public ContactDetails? ToldByHost { get; set; }

    /// <summary>Grows with every change of who the visitor is.</summary>
    [Id(10)]
    public int Version { get; set; }

    /// <summary>All that is known of who the visitor is.</summary>
    internal (IdentityGrade Grade, string? Name, string? Email, bool Asked, ContactDetails? ToldByHost, int Version) Known
    {
        get => (Grade, Name, Email, Asked, ToldByHost, Version);
        set => (Grade, Name, Email, Asked, ToldByHost, Version) = value;
    }
}
