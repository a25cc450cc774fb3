using OrleansChat.Conversations;
using OrleansChat.Conversations.Log;

namespace OrleansChat.Visitors;

// Who the visitor is: what he says, what the host page says, and what operators' lists are told of it.
public sealed partial class VisitorSessionGrain
{
    // Rows of lists that are told at once; older ones are read again within half a minute.
    private const int MostTold = 50;

    /// <inheritdoc />
    public Task<Outcome<VisitorSession>> SaveContact(Actor actor, ContactDetails details) => Change(actor, details, now =>
    {
        if (IsVerified) return RefusalCode.Forbidden;
        state.State.Asked = true;
        Claim(now);
        return null;
    });

    /// <inheritdoc />
    public Task<Outcome<VisitorSession>> DeclineContact(Actor actor) => Change(actor, new(null, null), _ =>
    {
        state.State.Asked = true;
        return null;
    });

    /// <inheritdoc />
    public Task<Outcome<VisitorSession>> ClaimByHost(Actor actor, ContactDetails details) => Change(actor, details, now =>
    {
        if (IsVerified || now == state.State.ToldByHost || now == new ContactDetails(null, null)) return null;
        state.State.ToldByHost = now;
        Claim(now);
        return null;
    });

    private bool IsVerified => state.State.Grade > IdentityGrade.Claimed;

    private void Claim(ContactDetails details)
    {
        (state.State.Name, state.State.Email) = (details.Name, details.Email);
        state.State.Grade = details is { Name: null, Email: null } ? IdentityGrade.Anonymous : IdentityGrade.Claimed;
    }

    /// <summary>Answers with the session as it is kept: what cannot be written has not happened.</summary>
    private async Task<Outcome<VisitorSession>> Change(Actor actor, ContactDetails details, Func<ContactDetails, RefusalCode?> change)
    {
        if (!Exists) return RefusalCode.Unauthenticated;
        if (actor.Kind != AuthorKind.Visitor || actor.Id != _id) return RefusalCode.Forbidden;
        if (ContactDetails.Check(details.Name, details.Email, out var clean) is { } unfit) return unfit;
        var (before, known) = (state.State.Known, Session);
        if (change(clean) is { } refused) return refused;
        if (state.State.Known == before) return Session;
        state.State.Version++;
        try
        {
            if (Session.Identity != known.Identity) await visitors.Save(_id, Session.Identity);
            await state.WriteStateAsync();
        }
        catch
        {
            state.State.Known = before;
            throw;
        }

        foreach (var front in _watchers.Lanes()) front.Add(Session);
        if (Session.Identity != known.Identity) await TellLists();
        return Session;
    }

    private async Task TellLists()
    {
        try
        {
            var list = await conversations.OfVisitor(_id, before: null, MostTold);
            foreach (var row in list.Conversations) pokes.Inbox(row.DepartmentId, row.Id);
        }
        catch (LogUnavailableException)
        {
            // It is kept; lists come to know of it when they are read again.
        }
    }
}
