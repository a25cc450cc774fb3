using OrleansChat.Directory;
using OrleansChat.Visitors;
using OrleansChat.WebFront.Edge;
using OrleansChat.WebFront.Feed;
using OrleansChat.WebFront.Widgets;
using OrleansChat.Wire;

namespace OrleansChat.WebFront.Visitors;

/// <summary>How a visitor says who he is, or that he would rather not (S85, V8).</summary>
public sealed class VisitorContacts(IGrainFactory grains, WidgetCatalog widgets, SessionFeed feed, LimitSwitch limits)
{
    private const int SavesAnHour = 30;

    /// <summary>The session with what it knows of its visitor from now on. Whose address it is makes no difference to answer or time (D2).</summary>
    public async Task<VisitorSession> Save(VisitorSession session, WireContact contact, CallLimits calls)
    {
        if (contact is null or { Declined: true, Name: not null } or { Declined: true, Email: not null }) throw Given.Malformed("contact");
        if (ContactDetails.Check(contact.Name, contact.Email, out var details) is { } unfit) throw RefusedException.Because(unfit);
        calls.Contact();
        await widgets.Find(session.WidgetHash);
        if (!limits.Off)
        {
            (await grains.GetGrain<IDirectoryGrain>(0).Take("contact", session.Id, SavesAnHour, TimeSpan.FromHours(1))).OrThrow();
        }

        var grain = grains.GetGrain<IVisitorSessionGrain>(session.Id);
        var call = contact.Declined ? grain.DeclineContact(session.AsActor()) : grain.SaveContact(session.AsActor(), details);
        var saved = (await call).Granted();
        // The connections here know it before the answer; those of other fronts are told.
        feed.Known(saved);
        return saved;
    }
}
