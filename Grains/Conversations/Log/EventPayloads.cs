using System.Text.Json.Serialization;
using OrleansChat.Attachments;

namespace OrleansChat.Conversations.Log;

internal sealed record MessagePayload(
    [property: JsonPropertyName("text")] string Text,
    [property: JsonPropertyName("files")] FilePayload[]? Files)
{
    public static MessagePayload Of(MessagePosted message) =>
        new(message.Text, message.Attachments.IsEmpty ? null : [.. message.Attachments.Select(FilePayload.Of)]);

    public MessagePosted ToEvent() => Files is null ? new(Text) : new(Text) { Attachments = [.. Files.Select(file => file.ToAttachment())] };
}

internal sealed record FilePayload(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("size")] long Size,
    [property: JsonPropertyName("type")] string Type,
    [property: JsonPropertyName("width")] int? Width,
    [property: JsonPropertyName("height")] int? Height)
{
    public static FilePayload Of(Attachment file) => new(file.Id, file.Name, file.Size, file.Type, file.Width, file.Height);

    public Attachment ToAttachment() => new(Id, Name, Size, Type, Width, Height);
}

internal sealed record StartedPayload(
    [property: JsonPropertyName("widget")] string Widget,
    [property: JsonPropertyName("button")] string Button,
    [property: JsonPropertyName("department")] string Department,
    [property: JsonPropertyName("priority")] int Priority,
    [property: JsonPropertyName("locale")] string? Locale,
    [property: JsonPropertyName("page")] string? Page,
    [property: JsonPropertyName("opening")] string? Opening,
    [property: JsonPropertyName("follows")] string? Follows)
{
    public static StartedPayload Of(Started started) => new(
        started.WidgetHash,
        started.ButtonId,
        started.DepartmentId,
        (int)started.Priority,
        started.Locale,
        started.PageUrl,
        started.OpeningMessage,
        started.Follows?.ToString());

    public Started ToEvent() => new(
        Widget,
        Button,
        Department,
        (Priority)Priority,
        Locale,
        Page,
        Opening,
        ConversationId.TryParse(Follows, out var follows) ? follows : null);
}

internal sealed record AssignedPayload(
    [property: JsonPropertyName("operator")] string? Operator,
    [property: JsonPropertyName("name")] string? Name,
    [property: JsonPropertyName("epoch")] int Epoch)
{
    public static AssignedPayload Of(Assigned assigned) => new(assigned.OperatorId, assigned.OperatorName, assigned.AssignmentEpoch);

    public Assigned ToEvent() => new(Operator, Name, Epoch);
}

internal sealed record UnknownPayload([property: JsonPropertyName("mustUnderstand")] bool MustUnderstand);
