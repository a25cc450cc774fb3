using OrleansChat.Conversations;
using OrleansChat.Inbox;

namespace OrleansChat.WebFront.Console.Inbox;

/// <summary>The four lists: their names in addresses, their titles, and which rows they hold.</summary>
public static class InboxViews
{
    /// <summary>In the order of the navigation.</summary>
    public static IReadOnlyList<InboxView> All { get; } = [InboxView.Open, InboxView.Unassigned, InboxView.Mine, InboxView.Closed];

    /// <summary>The name in an address.</summary>
    public static string Name(InboxView view) => view switch
    {
        InboxView.Unassigned => "unassigned",
        InboxView.Mine => "mine",
        InboxView.Closed => "closed",
        _ => "open",
    };

    /// <summary>The title for people.</summary>
    public static string Title(InboxView view) => view switch
    {
        InboxView.Unassigned => "Unassigned",
        InboxView.Mine => "Mine",
        InboxView.Closed => "Closed",
        _ => "Open",
    };

    /// <summary>The view of that name; the open list for any other.</summary>
    public static InboxView Parse(string? name) => All.FirstOrDefault(view => Name(view) == name, InboxView.Open);

    /// <summary>Whether the row stands in that reader's list.</summary>
    public static bool Holds(InboxView view, ConversationSummary row, string readerId) => view switch
    {
        InboxView.Closed => row.Status == ConversationStatus.Closed,
        InboxView.Unassigned => row is { Status: ConversationStatus.Open, AssigneeId: null },
        InboxView.Mine => row.Status == ConversationStatus.Open && row.AssigneeId == readerId,
        _ => row.Status == ConversationStatus.Open,
    };

    /// <summary>How many conversations that list holds.</summary>
    public static int Count(InboxView view, InboxCounts counts) => view switch
    {
        InboxView.Closed => counts.Closed,
        InboxView.Unassigned => counts.Unassigned,
        InboxView.Mine => counts.Mine,
        _ => counts.Open,
    };
}
