using OrleansChat.Conversations;
using OrleansChat.Visitors;

namespace OrleansChat.WebFront.Console.Inbox;

/// <summary>What a visitor is called and how far that can be trusted (D3).</summary>
public static class VisitorLabel
{
    /// <summary>The name, or for an anonymous visitor one that stays the same in every row.</summary>
    public static string Name(ConversationSummary row) =>
        string.IsNullOrWhiteSpace(row.VisitorName) ? $"Visitor {Mark(row.VisitorId)}" : row.VisitorName;

    /// <summary>A name of which nothing more is known is a claim.</summary>
    public static IdentityGrade Grade(ConversationSummary row) =>
        string.IsNullOrWhiteSpace(row.VisitorName) ? IdentityGrade.Anonymous : IdentityGrade.Claimed;

    /// <summary>The grade in words.</summary>
    public static string GradeText(IdentityGrade grade) => grade switch
    {
        IdentityGrade.Claimed => "Name not verified",
        IdentityGrade.Code => "Verified by code",
        IdentityGrade.Host => "Verified by the website",
        _ => "Anonymous",
    };

    private static string Mark(string visitorId) =>
        string.Concat(visitorId.Where(char.IsAsciiLetterOrDigit).Take(4)).ToUpperInvariant();
}
