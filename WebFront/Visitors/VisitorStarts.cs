using OrleansChat.Conversations;
using OrleansChat.Visitors;
using OrleansChat.WebFront.Conversations;
using OrleansChat.WebFront.Edge;
using OrleansChat.WebFront.Widgets;
using OrleansChat.Widgets;
using OrleansChat.Wire;

namespace OrleansChat.WebFront.Visitors;

/// <summary>How a visitor starts a conversation from a dashboard button (S69, S73).</summary>
public sealed class VisitorStarts(IGrainFactory grains, WidgetCatalog widgets, InstallationState installation, LocaleChoice locales)
{
    /// <summary>Starts it; the same client id leads to the same conversation, however often it is sent.</summary>
    public async Task<WireStarted> Start(VisitorSession session, WireStart start, CallLimits limits)
    {
        var clientId = Given.Client(start?.ClientId);
        var (locale, pageUrl) = (Given.Locale(start!.Locale), Given.PageUrl(start.PageUrl));
        ConversationId? follows = start.Follows is { } earlier ? Given.Conversation(earlier) : null;
        var config = await widgets.Find(session.WidgetHash);
        var button = config.Dashboard.Start.FirstOrDefault(button => button.Id == start.ButtonId)
            ?? throw RefusedException.Because(RefusalCode.NotFound, "buttonId");
        limits.Start();
        if (follows is { } before) (await grains.GetGrain<IHistoryGrain>(0).Summary(session.AsActor(), before)).Granted();

        var id = ConversationId.For((await installation.Get()).ServerKey, session.Id, clientId);
        var details = Details(config, button, locales.Best([locale], config), pageUrl, follows);
        var receipt = await grains.GetGrain<IConversationGrain>(id.ToString()).Start(new(session.AsActor(), clientId, details));
        return WireShapes.Of(id, receipt.Granted());
    }

    private static Started Details(WidgetConfig config, StartButton button, string locale, string? pageUrl, ConversationId? follows) => new(
        config.Hash, button.Id, button.DepartmentId, button.Priority, locale, pageUrl, ConfigForLocale.OpeningMessage(button, locale, config), follows);
}
