using System.Collections.Immutable;
using OrleansChat.Conversations;
using OrleansChat.Inbox;
using OrleansChat.Visitors;

namespace OrleansChat.Tests.Console;

/// <summary>Rows to try lists with. Times are minutes after the epoch.</summary>
internal static class Rows
{
    public const string Me = "me";

    public static ConversationSummary Row(
        int id,
        int minute,
        string? assignee = null,
        ConversationStatus status = ConversationStatus.Open,
        string department = "sales",
        int? waiting = null,
        AuthorKind last = AuthorKind.Visitor,
        int head = 2,
        int unread = 1,
        int started = 0,
        string? name = null) => new(
            Id(id), "widget", "button", department, Priority.Normal, status, assignee, assignee, "v1sitor", name, "Hello", last, name,
            At(started), At(minute), waiting is { } since ? At(since) : null, head, unread,
            name is null ? IdentityGrade.Anonymous : IdentityGrade.Claimed, VisitorEmail: null);

    public static ConversationId Id(int id) => new((UInt128)id);

    public static long At(int minute) => minute * 60_000L;

    public static InboxPage Page(params ConversationSummary[] rows) => new([.. rows], More: false);

    public static ImmutableArray<ConversationId> Ids(params int[] ids) => [.. ids.Select(Id)];

    public static IEnumerable<int> Order(this IEnumerable<ConversationSummary> rows) => rows.Select(row => (int)row.Id.Value);
}
