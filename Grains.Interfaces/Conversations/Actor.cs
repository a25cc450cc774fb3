using System.Collections.Immutable;

namespace OrleansChat.Conversations;

/// <summary>
/// Who calls, as the front established it: a visitor session, or an operator with the departments that he may see.
/// The grains decide on it what is allowed; nothing is allowed without it.
/// </summary>
[GenerateSerializer, Immutable, Alias("chat.actor")]
public sealed record Actor(AuthorKind Kind, string Id, string? Name, ImmutableArray<string> Departments)
{
    /// <summary>A visitor, known by the session's id.</summary>
    public static Actor Visitor(string sessionId, string? name = null) => new(AuthorKind.Visitor, sessionId, name, []);

    /// <summary>An operator with his departments.</summary>
    public static Actor Operator(string id, string name, ImmutableArray<string> departments) =>
        new(AuthorKind.Operator, id, name, departments);

    /// <summary>The actor as an event's author.</summary>
    public Author AsAuthor() => new(Kind, Id, Name);

    /// <summary>Whether this actor may see and act in a conversation of that session and department.</summary>
    public bool MayEnter(string sessionId, string departmentId) => Kind switch
    {
        AuthorKind.Visitor => Id == sessionId,
        AuthorKind.Operator => Departments.Contains(departmentId),
        _ => false,
    };
}
