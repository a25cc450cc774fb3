using System.Globalization;

namespace OrleansChat.WebFront.Console.Inbox;

/// <summary>The one or two letters of an avatar.</summary>
public static class Initials
{
    /// <summary>First letters of the first and the last word; whole characters of any script.</summary>
    public static string Of(string name)
    {
        var words = name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0) return "?";
        var first = StringInfo.GetNextTextElement(words[0]);
        return (words.Length == 1 ? first : first + StringInfo.GetNextTextElement(words[^1])).ToUpperInvariant();
    }
}
