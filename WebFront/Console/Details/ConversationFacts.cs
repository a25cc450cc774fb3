using System.Collections.Immutable;
using OrleansChat.Conversations;
using OrleansChat.Directory;
using OrleansChat.Widgets;

namespace OrleansChat.WebFront.Console.Details;

/// <summary>Where a conversation came from, in the words that people know: the button's label, the department's name, the page.</summary>
public sealed record ConversationFacts(string? Widget, string? Button, string? Department, string? Locale, Uri? Page)
{
    /// <summary>Reads the first event, the widget's configuration and the directory; what cannot be read is left out.</summary>
    public static async Task<ConversationFacts> Read(IGrainFactory grains, Actor reader, ConversationSummary row)
    {
        var first = grains.GetGrain<IHistoryGrain>(0).Before(reader, row.Id, 2, 1);
        var widget = grains.GetGrain<IWidgetConfigGrain>(row.WidgetHash).Get();
        var departments = grains.GetGrain<IDirectoryGrain>(0).Departments();

        var started = (await Known(first))?.Value?.Events.Select(logged => logged.Body).OfType<Started>().FirstOrDefault();
        var config = (await Known(widget))?.Value;
        var button = config?.Dashboard.Start.FirstOrDefault(start => start.Id == row.ButtonId);
        ImmutableArray<Department> named = await Known(departments) is { IsDefault: false } known ? known : [];
        return new(
            config?.Name,
            button?.Name.For(config!.DefaultLocale, config.DefaultLocale),
            named.FirstOrDefault(department => department.Id == row.DepartmentId)?.Name,
            started?.Locale,
            WebPage(started?.PageUrl));
    }

    private static async Task<T?> Known<T>(Task<T> answer)
    {
        try
        {
            return await answer;
        }
        catch (Exception exception) when (exception is TimeoutException or OrleansException)
        {
            return default;
        }
    }

    /// <summary>Only what may become a link.</summary>
    private static Uri? WebPage(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var page) && page.Scheme is "http" or "https" ? page : null;
}
