using Microsoft.AspNetCore.WebUtilities;
using OrleansChat.Conversations;
using OrleansChat.Inbox;

namespace OrleansChat.WebFront.Console.Inbox;

/// <summary>What the address bar says about the inbox: a reload or a shared link restores all of it.</summary>
public sealed record InboxAddress(InboxView View, string? DepartmentId, ConversationId? Conversation)
{
    /// <summary>Reads the route's view and the query; anything unreadable falls back to the open list.</summary>
    public static InboxAddress Of(string? view, string? department, string? conversation) => new(
        InboxViews.Parse(view),
        string.IsNullOrWhiteSpace(department) ? null : department,
        ConversationId.TryParse(conversation, out var id) ? id : null);

    /// <summary>Reads a whole address.</summary>
    public static InboxAddress Of(Uri uri)
    {
        var query = QueryHelpers.ParseQuery(uri.Query);
        return Of(uri.Segments.LastOrDefault(), query.GetValueOrDefault("department"), query.GetValueOrDefault("c"));
    }

    /// <summary>The address as a path with its query.</summary>
    public string ToPath()
    {
        var query = new List<string>(2);
        if (DepartmentId is { } department) query.Add($"department={Uri.EscapeDataString(department)}");
        if (Conversation is { } id) query.Add($"c={id}");
        var path = $"/console/inbox/{InboxViews.Name(View)}";
        return query.Count == 0 ? path : $"{path}?{string.Join('&', query)}";
    }

    /// <summary>The same list with another conversation open, or none.</summary>
    public InboxAddress Opening(ConversationId? conversation) => this with { Conversation = conversation };
}
