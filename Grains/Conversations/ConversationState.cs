namespace OrleansChat.Conversations;

/// <summary>
/// A conversation as the fold of its events: what the rules decide on, what the conversation's row shows. Immutable; <see cref="After"/> is the fold.
/// </summary>
public sealed record ConversationState
{
    /// <summary>Nothing has happened yet.</summary>
    public static ConversationState None { get; } = new();

    /// <summary>The session that started it; empty while it is not started.</summary>
    public string SessionId { get; init; } = "";

    /// <summary>The widget that it was started from.</summary>
    public string WidgetHash { get; init; } = "";

    /// <summary>The start button.</summary>
    public string ButtonId { get; init; } = "";

    /// <summary>The department that it belongs to.</summary>
    public string DepartmentId { get; init; } = "";

    /// <summary>How urgent it is.</summary>
    public Priority Priority { get; init; } = Priority.Normal;

    /// <summary>Open or closed.</summary>
    public ConversationStatus Status { get; init; }

    /// <summary>When and by whom it was closed; null while it is open.</summary>
    public Author? ClosedBy { get; init; }

    /// <summary>When it was closed (ms); 0 while it is open.</summary>
    public long ClosedAt { get; init; }

    /// <summary>The operator or AI that has it; null = nobody.</summary>
    public string? AssigneeId { get; init; }

    /// <summary>The assignee's name.</summary>
    public string? AssigneeName { get; init; }

    /// <summary>Grows with every assignment; fences the AI (D11).</summary>
    public int AssignmentEpoch { get; init; }

    /// <summary>The visitor's name, if known.</summary>
    public string? VisitorName { get; init; }

    /// <summary>How many messages the visitor wrote.</summary>
    public int VisitorMessages { get; init; }

    /// <summary>How many messages the team wrote that the visitor may see.</summary>
    public int TeamMessages { get; init; }

    /// <summary>When the oldest visitor message without an answer came (ms); 0 = none waits.</summary>
    public long WaitingSince { get; init; }

    /// <summary>When it was started (ms).</summary>
    public long StartedAt { get; init; }

    /// <summary>The newest event's time (ms).</summary>
    public long LastAt { get; init; }

    /// <summary>The newest message as plain text, at most 140 characters.</summary>
    public string Preview { get; init; } = "";

    /// <summary>Who wrote the newest message.</summary>
    public Author LastAuthor { get; init; } = Author.System;

    /// <summary>The log holds an event of a newer release that must be understood to write.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>Whether it was started.</summary>
    public bool IsStarted => SessionId.Length > 0;

    /// <summary>This state with one more event.</summary>
    public ConversationState After(LoggedEvent logged) => logged.Body switch
    {
        Started started => With(started, logged),
        MessagePosted message => With(message, logged),
        Assigned assigned => this with
        {
            AssigneeId = assigned.OperatorId,
            AssigneeName = assigned.OperatorName,
            AssignmentEpoch = assigned.AssignmentEpoch,
            LastAt = logged.At,
        },
        Closed => this with { Status = ConversationStatus.Closed, ClosedBy = logged.Author, ClosedAt = logged.At, WaitingSince = 0, LastAt = logged.At },
        Reopened => this with { Status = ConversationStatus.Open, ClosedBy = null, ClosedAt = 0, LastAt = logged.At },
        Unknown { MustUnderstand: true } => this with { ReadOnly = true, LastAt = logged.At },
        _ => this with { LastAt = logged.At },
    };

    private ConversationState With(Started started, LoggedEvent logged) => this with
    {
        SessionId = logged.Author.Id,
        VisitorName = logged.Author.Name,
        WidgetHash = started.WidgetHash,
        ButtonId = started.ButtonId,
        DepartmentId = started.DepartmentId,
        Priority = started.Priority,
        StartedAt = logged.At,
        LastAt = logged.At,
        Preview = Markup.Preview(started.OpeningMessage ?? ""),
    };

    // Without text the first file stands for the message.
    private static string PreviewOf(MessagePosted message) => message.Text.Length == 0 && !message.Attachments.IsEmpty
        ? Markup.OneLine(message.Attachments[0].Name)
        : Markup.Preview(message.Text);

    private ConversationState With(MessagePosted message, LoggedEvent logged)
    {
        var byVisitor = logged.Author.Kind == AuthorKind.Visitor;
        return this with
        {
            VisitorMessages = VisitorMessages + (byVisitor ? 1 : 0),
            TeamMessages = TeamMessages + (byVisitor ? 0 : 1),
            VisitorName = byVisitor ? logged.Author.Name ?? VisitorName : VisitorName,
            WaitingSince = byVisitor ? (WaitingSince == 0 ? logged.At : WaitingSince) : 0,
            LastAt = logged.At,
            LastAuthor = logged.Author,
            Preview = PreviewOf(message),
        };
    }
}
