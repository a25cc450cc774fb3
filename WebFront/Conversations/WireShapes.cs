using System.Collections.Immutable;
using OrleansChat.Conversations;
using OrleansChat.Wire;

namespace OrleansChat.WebFront.Conversations;

/// <summary>What the grains answer, as the wire has it.</summary>
internal static class WireShapes
{
    public static ImmutableArray<WireEvent> Events(ImmutableArray<LoggedEvent> events, bool forOperator) =>
        forOperator ? WireView.ForOperator(events) : WireView.ForVisitor(events);

    public static WireBatch Of(ConversationId id, EventBatch batch, Actor reader) =>
        new(id.ToString(), batch.After, Events(batch.Events, ForOperator(reader)), batch.Head, batch.LogEpoch, Of(batch.Seen));

    public static WirePage Of(EventPage page, Actor reader) => new(Events(page.Events, ForOperator(reader)), page.More, page.LogEpoch);

    public static WireSeen Of(ReadMarks seen) => new(seen.Visitor, seen.Team);

    public static WireStarted Of(ConversationId id, StartReceipt receipt) =>
        new(id.ToString(), receipt.Seq, receipt.At, WireNames.Of(receipt.Status));

    public static WireChanged Of(StartReceipt receipt) => new(receipt.Seq, receipt.At, WireNames.Of(receipt.Status));

    public static WirePosted Of(PostReceipt receipt) => new(
        [.. receipt.Accepted.Select(accepted => new WireReceipt(accepted.Seq, accepted.At))],
        receipt.Refusal is { } refusal ? Problem.Of(refusal) : null);

    public static WireConversations Of(VisitorConversations list) =>
        new([.. list.Conversations.Select(Row)], list.More, list.Unread);

    public static WireInboxRows Of(ImmutableArray<ConversationSummary> rows) => new([.. rows.Select(InboxRow)]);

    private static WireConversation Row(ConversationSummary row) => new(
        row.Id.ToString(),
        row.ButtonId,
        row.Preview,
        new(WireNames.Of(row.LastAuthor), row.LastAuthorName, null),
        row.Unread,
        WireNames.Of(row.Status),
        row.LastAt,
        row.Head);

    private static WireInboxRow InboxRow(ConversationSummary row) => new(
        row.Id.ToString(),
        row.DepartmentId,
        WireNames.Of(row.Priority),
        WireNames.Of(row.Status),
        row.AssigneeId is { } assignee ? new("operator", row.AssigneeName, assignee) : null,
        new("visitor", row.VisitorName, row.VisitorId),
        row.Preview,
        new(WireNames.Of(row.LastAuthor), row.LastAuthorName, null),
        row.StartedAt,
        row.LastAt,
        row.WaitingSince,
        row.Unread,
        row.Head,
        new(WireNames.Of(row.VisitorGrade), row.VisitorName, row.VisitorEmail));

    private static bool ForOperator(Actor reader) => reader.Kind != AuthorKind.Visitor;
}
