namespace OrleansChat.Conversations;

/// <summary>Who wrote an event.</summary>
public enum AuthorKind
{
    /// <summary>The visitor whose conversation it is.</summary>
    Visitor = 0,

    /// <summary>A person who answers.</summary>
    Operator = 1,

    /// <summary>The AI assistant.</summary>
    Ai = 2,

    /// <summary>The product itself: opening messages and policies.</summary>
    System = 3,
}

/// <summary>The writer of an event as the log keeps it. <c>Id</c> is the visitor session's or the operator's id, empty for the system.</summary>
[GenerateSerializer, Immutable, Alias("chat.author")]
public sealed record Author(AuthorKind Kind, string Id, string? Name)
{
    /// <summary>The product itself.</summary>
    public static Author System { get; } = new(AuthorKind.System, "", null);
}
