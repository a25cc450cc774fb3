using OrleansChat.Conversations;
using OrleansChat.Inbox;
using OrleansChat.WebFront.Console.Inbox;

namespace OrleansChat.WebFront.Console.Attention;

/// <summary>What the browser is told to ring for: `Kind` is `new` or `reply`, `Path` opens the conversation.</summary>
public sealed record Notice(string Kind, string Conversation, string Title, string Text, string Path)
{
    /// <summary>The notice of that row.</summary>
    public static Notice Of(Occasion occasion, ConversationSummary row) => new(
        occasion == Occasion.Reply ? "reply" : "new",
        row.Id.ToString(),
        occasion == Occasion.Reply ? VisitorLabel.Name(row) : $"New conversation: {VisitorLabel.Name(row)}",
        row.Preview,
        new InboxAddress(occasion == Occasion.Reply ? InboxView.Mine : InboxView.Open, null, row.Id).ToPath());
}
