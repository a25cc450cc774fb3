using OrleansChat.Conversations;
using OrleansChat.Directory;
using OrleansChat.Widgets;

namespace OrleansChat.WebFront.Console.Details;

/// <summary>Where a conversation came from, in the words that people know: the button's label, the department's name, the page.</summary>
public sealed record ConversationFacts(string? Widget, string? Button, string? Department, string? Locale, Uri? Page)
{
    /// <summary>Reads the first event, the widget's configuration and the directory.</summary>
    public static async Task<ConversationFacts> Read(IGrainFactory grains, Actor reader, ConversationSummary row)
    {
        var first = grains.GetGrain<IHistoryGrain>(0).Before(reader, row.Id, 2, 1);
        var widget = grains.GetGrain<IWidgetConfigGrain>(row.WidgetHash).Get();
        var departments = grains.GetGrain<IDirectoryGrain>(0).Departments();
        await Task.WhenAll(first, widget, departments);

        var started = (await first).Value?.Events.Select(logged => logged.Body).OfType<Started>().FirstOrDefault();
        var config = (await widget).Value;
        var button = config?.Dashboard.Start.FirstOrDefault(start => start.Id == row.ButtonId);
        return new(
            config?.Name,
            button?.Name.For(config!.DefaultLocale, config.DefaultLocale),
            (await departments).FirstOrDefault(department => department.Id == row.DepartmentId)?.Name,
            started?.Locale,
            WebPage(started?.PageUrl));
    }

    /// <summary>Only what may become a link.</summary>
    private static Uri? WebPage(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var page) && page.Scheme is "http" or "https" ? page : null;
}
