using OrleansChat.Conversations;
using OrleansChat.Visitors;

namespace OrleansChat.WebFront.Console.Inbox;

/// <summary>What a visitor is called and how far that can be trusted (D3).</summary>
public static class VisitorLabel
{
    /// <summary>The name, else the address; for an anonymous visitor one that stays the same in every row.</summary>
    public static string Name(ConversationSummary row) =>
        Some(row.VisitorName) ?? Some(row.VisitorEmail) ?? $"Visitor {Mark(row.VisitorId)}";

    /// <summary>How well the visitor is known.</summary>
    public static IdentityGrade Grade(ConversationSummary row) => row.VisitorGrade;

    /// <summary>The grade in words.</summary>
    public static string GradeText(IdentityGrade grade) => grade switch
    {
        IdentityGrade.Claimed => "Claimed, not verified",
        IdentityGrade.Code => "Verified by code",
        IdentityGrade.Host => "Verified by the website",
        _ => "Anonymous",
    };

    /// <summary>The same in a word, where there is no room for more.</summary>
    public static string GradeWord(IdentityGrade grade) => grade switch
    {
        IdentityGrade.Claimed => "Claimed",
        IdentityGrade.Code or IdentityGrade.Host => "Verified",
        _ => "Anonymous",
    };

    private static string? Some(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private static string Mark(string visitorId) =>
        string.Concat(visitorId.Where(char.IsAsciiLetterOrDigit).Take(4)).ToUpperInvariant();
}
