using OrleansChat.Conversations;
using OrleansChat.Inbox;

namespace OrleansChat.WebFront.Console.Inbox;

/// <summary>Who is served next: the one who has been waiting longest (O2).</summary>
public static class WaitingLine
{
    private const int PageSize = 100;
    private const int Pages = 10;

    /// <summary>Of these rows the next one behind <paramref name="done"/>: the longest wait, else the newest open one, else nobody.</summary>
    public static ConversationId? Next(IEnumerable<ConversationSummary> rows, ConversationId? done)
    {
        var open = rows.Where(row => row.Status == ConversationStatus.Open && row.Id != done).ToArray();
        var waiting = open.Where(row => row.WaitingSince is not null).MinBy(row => row.WaitingSince);
        return (waiting ?? open.MaxBy(row => row.LastAt))?.Id;
    }

    /// <summary>The next one of a whole list, read page by page: the longest wait may lie far below the loaded rows.</summary>
    public static async Task<ConversationId?> Next(IInboxListsGrain lists, Actor reader, InboxAddress address)
    {
        if (address.View == InboxView.Closed) return null;
        var rows = new List<ConversationSummary>();
        long? before = null;
        for (var page = 0; page < Pages; page++)
        {
            var outcome = await lists.Page(reader, new(address.View, address.DepartmentId, before, PageSize));
            if (outcome.Value is not { } loaded) break;
            rows.AddRange(loaded.Rows);
            if (!loaded.More || loaded.Rows.IsEmpty) break;
            before = loaded.Rows[^1].LastAt;
        }

        return Next(rows, address.Conversation);
    }
}
