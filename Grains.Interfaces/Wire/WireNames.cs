using System.Collections.Immutable;
using OrleansChat.Attachments;
using OrleansChat.Conversations;
using OrleansChat.Visitors;

namespace OrleansChat.Wire;

/// <summary>The words by which the wire names kinds and states.</summary>
public static class WireNames
{
    /// <summary>`visitor`, `operator`, `ai`, `system`.</summary>
    public static string Of(AuthorKind kind) => kind switch
    {
        AuthorKind.Visitor => "visitor",
        AuthorKind.Operator => "operator",
        AuthorKind.Ai => "ai",
        _ => "system",
    };

    /// <summary>`open`, `closed`.</summary>
    public static string Of(ConversationStatus status) => status == ConversationStatus.Open ? "open" : "closed";

    /// <summary>`low`, `normal`, `high`.</summary>
    public static string Of(Priority priority) => priority switch
    {
        Priority.Low => "low",
        Priority.High => "high",
        _ => "normal",
    };

    /// <summary>`anonymous`, `claimed`, `code`, `host`.</summary>
    public static string Of(IdentityGrade grade) => grade switch
    {
        IdentityGrade.Claimed => "claimed",
        IdentityGrade.Code => "code",
        IdentityGrade.Host => "host",
        _ => "anonymous",
    };

    /// <summary>An identity with its grade's word.</summary>
    public static WireIdentity Of(VisitorIdentity identity) => new(Of(identity.Grade), identity.Name, identity.Email);

    /// <summary>A file; `kind` is `image` where it is shown inline, else `file`.</summary>
    public static WireAttachment Of(Attachment file) =>
        new(file.Id, file.Name, file.Size, file.Type, file.IsPicture ? "image" : "file", file.Width, file.Height);

    /// <summary>`reopen`, `start_new`.</summary>
    public static string Of(ReopenPolicy policy) => policy == ReopenPolicy.Reopen ? "reopen" : "start_new";
}

/// <summary>What each side may see of the log, and how it looks on the wire.</summary>
public static class WireView
{
    /// <summary>A visitor's view: no assignments, nobody's id.</summary>
    public static ImmutableArray<WireEvent> ForVisitor(ImmutableArray<LoggedEvent> events) => Shape(events, forOperator: false);

    /// <summary>An operator's view.</summary>
    public static ImmutableArray<WireEvent> ForOperator(ImmutableArray<LoggedEvent> events) => Shape(events, forOperator: true);

    /// <summary>An author, with the id for operators only.</summary>
    public static WireAuthor Of(Author author, bool forOperator) =>
        new(WireNames.Of(author.Kind), author.Name, forOperator && author.Id.Length > 0 ? author.Id : null);

    private static ImmutableArray<WireEvent> Shape(ImmutableArray<LoggedEvent> events, bool forOperator)
    {
        var shaped = ImmutableArray.CreateBuilder<WireEvent>(events.Length);
        foreach (var logged in events)
        {
            if (Shape(logged, forOperator) is { } wire) shaped.Add(wire);
        }

        return shaped.DrainToImmutable();
    }

    private static WireEvent? Shape(LoggedEvent logged, bool forOperator) => logged.Body switch
    {
        MessagePosted message => Event(logged, "message", forOperator, message.Text) with { Attachments = Files(message.Attachments) },
        Started started => Event(logged, "started", forOperator, started.OpeningMessage),
        Closed => Event(logged, "closed", forOperator),
        Reopened => Event(logged, "reopened", forOperator),
        Assigned assigned when forOperator => Event(logged, "assigned", forOperator, assignee: Assignee(assigned)),
        _ => null,
    };

    private static ImmutableArray<WireAttachment>? Files(ImmutableArray<Attachment> files) => files.IsEmpty ? null : [.. files.Select(WireNames.Of)];

    private static WireAuthor? Assignee(Assigned assigned) =>
        assigned.OperatorId is { } id ? new("operator", assigned.OperatorName, id) : null;

    private static WireEvent Event(LoggedEvent logged, string kind, bool forOperator, string? text = null, WireAuthor? assignee = null) =>
        new(logged.Seq, logged.At, kind, logged.ClientId?.ToString(), Of(logged.Author, forOperator), text, assignee);
}
