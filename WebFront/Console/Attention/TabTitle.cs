using System.Globalization;

namespace OrleansChat.WebFront.Console.Attention;

/// <summary>The browser tab's title: the number of unread conversations stands first, where a narrow tab still shows it (O1).</summary>
public static class TabTitle
{
    /// <summary>`(3) Inbox`, or `Inbox` when everything is read.</summary>
    public static string Of(string page, int unread) => unread switch
    {
        <= 0 => page,
        > 99 => $"(99+) {page}",
        _ => string.Create(CultureInfo.InvariantCulture, $"({unread}) {page}"),
    };
}
