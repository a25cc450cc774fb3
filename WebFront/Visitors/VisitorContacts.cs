using OrleansChat.Directory;
using OrleansChat.Visitors;
using OrleansChat.WebFront.Edge;
using OrleansChat.WebFront.Widgets;
using OrleansChat.Wire;

namespace OrleansChat.WebFront.Visitors;

/// <summary>How a visitor says who he is, or that he would rather not (S85, V8).</summary>
public sealed class VisitorContacts(IGrainFactory grains, WidgetCatalog widgets, LimitSwitch limits)
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
        var saved = contact.Declined ? grain.DeclineContact(session.AsActor()) : grain.SaveContact(session.AsActor(), details);
        return (await saved).Granted();
    }
}
