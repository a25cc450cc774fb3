using System.Text.Json.Serialization;

namespace OrleansChat.Conversations.Log;

/// <summary>A conversation's state as a snapshot keeps it. Another shape or another fold is another <see cref="Version"/>: older ones are not read.</summary>
internal sealed record SnapshotPayload
{
    public const int Version = 1;

    [JsonPropertyName("session")] public string Session { get; init; } = "";
    [JsonPropertyName("widget")] public string Widget { get; init; } = "";
    [JsonPropertyName("button")] public string Button { get; init; } = "";
    [JsonPropertyName("department")] public string Department { get; init; } = "";
    [JsonPropertyName("priority")] public int Priority { get; init; }
    [JsonPropertyName("status")] public int Status { get; init; }
    [JsonPropertyName("closedBy")] public SnapshotAuthor? ClosedBy { get; init; }
    [JsonPropertyName("closedAt")] public long ClosedAt { get; init; }
    [JsonPropertyName("assignee")] public string? Assignee { get; init; }
    [JsonPropertyName("assigneeName")] public string? AssigneeName { get; init; }
    [JsonPropertyName("assignmentEpoch")] public int AssignmentEpoch { get; init; }
    [JsonPropertyName("visitorName")] public string? VisitorName { get; init; }
    [JsonPropertyName("visitorMessages")] public int VisitorMessages { get; init; }
    [JsonPropertyName("teamMessages")] public int TeamMessages { get; init; }
    [JsonPropertyName("waitingSince")] public long WaitingSince { get; init; }
    [JsonPropertyName("startedAt")] public long StartedAt { get; init; }
    [JsonPropertyName("lastAt")] public long LastAt { get; init; }
    [JsonPropertyName("preview")] public string Preview { get; init; } = "";
    [JsonPropertyName("lastAuthor")] public SnapshotAuthor? LastAuthor { get; init; }
    [JsonPropertyName("readOnly")] public bool ReadOnly { get; init; }

    public static SnapshotPayload Of(ConversationState state) => new()
    {
        Session = state.SessionId,
        Widget = state.WidgetHash,
        Button = state.ButtonId,
        Department = state.DepartmentId,
        Priority = (int)state.Priority,
        Status = (int)state.Status,
        ClosedBy = SnapshotAuthor.Of(state.ClosedBy),
        ClosedAt = state.ClosedAt,
        Assignee = state.AssigneeId,
        AssigneeName = state.AssigneeName,
        AssignmentEpoch = state.AssignmentEpoch,
        VisitorName = state.VisitorName,
        VisitorMessages = state.VisitorMessages,
        TeamMessages = state.TeamMessages,
        WaitingSince = state.WaitingSince,
        StartedAt = state.StartedAt,
        LastAt = state.LastAt,
        Preview = state.Preview,
        LastAuthor = SnapshotAuthor.Of(state.LastAuthor),
        ReadOnly = state.ReadOnly,
    };

    public ConversationState ToState() => new()
    {
        SessionId = Session,
        WidgetHash = Widget,
        ButtonId = Button,
        DepartmentId = Department,
        Priority = (Priority)Priority,
        Status = (ConversationStatus)Status,
        ClosedBy = ClosedBy?.ToAuthor(),
        ClosedAt = ClosedAt,
        AssigneeId = Assignee,
        AssigneeName = AssigneeName,
        AssignmentEpoch = AssignmentEpoch,
        VisitorName = VisitorName,
        VisitorMessages = VisitorMessages,
        TeamMessages = TeamMessages,
        WaitingSince = WaitingSince,
        StartedAt = StartedAt,
        LastAt = LastAt,
        Preview = Preview,
        LastAuthor = LastAuthor?.ToAuthor() ?? Author.System,
        ReadOnly = ReadOnly,
    };
}

internal sealed record SnapshotAuthor(
    [property: JsonPropertyName("kind")] int Kind,
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("name")] string? Name)
{
    public static SnapshotAuthor? Of(Author? author) => author is null ? null : new((int)author.Kind, author.Id, author.Name);

    public Author ToAuthor() => new((AuthorKind)Kind, Id, Name);
}
