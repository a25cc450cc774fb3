using Microsoft.Net.Http.Headers;
using OrleansChat.Conversations;
using OrleansChat.Directory;
using OrleansChat.Visitors;
using OrleansChat.WebFront.Edge;
using OrleansChat.WebFront.Feed;
using OrleansChat.WebFront.Widgets;
using OrleansChat.Wire;

namespace OrleansChat.WebFront.Visitors;

/// <summary>Who a request without a cookie comes from: the session that its bearer opens.</summary>
public sealed class VisitorSessions(IGrainFactory grains, WidgetCatalog widgets, SessionFeed feed, IRandomIds random, LimitSwitch limits)
{
    private const int SessionsAnHour = 30;

    /// <summary>The session that the token opens, or a new one, with what the host page says of the visitor.</summary>
    internal async Task<WireSession> Open(HttpContext context, string hash, WireSessionRequest asked)
    {
        await widgets.Find(hash);
        var (session, secret) = await Known(hash, asked.Session) ?? await Make(context, hash);
        if (asked.UserDetails is not { } told) return Shape(session, secret, null);
        var (details, refused) = HostDetails.Of(told);
        if (details is not null)
        {
            session = (await Grain(session.Id).ClaimByHost(session.AsActor(), details)).Granted();
            feed.Known(session);
        }

        return Shape(session, secret, refused);
    }

    private async Task<(VisitorSession Session, string Secret)?> Known(string hash, string? given) =>
        SessionToken.TryParse(given, out var token)
            && (await Grain(token.VisitorId).Authenticate(token.Secret)).Value is { } known
            && known.WidgetHash == hash
            ? (known, token.Secret)
            : null;

    private async Task<(VisitorSession Session, string Secret)> Make(HttpContext context, string hash)
    {
        if (!limits.Off)
        {
            var directory = grains.GetGrain<IDirectoryGrain>(0);
            (await directory.Take("session", NetworkAddress.Of(context), SessionsAnHour, TimeSpan.FromHours(1))).OrThrow();
        }

        var made = (await Grain(random.NewId()).Create(hash)).Granted();
        return (made.Session, made.Secret);
    }

    /// <summary>The session of the request's bearer, at that widget.</summary>
    /// <exception cref="RefusedException">Unauthenticated.</exception>
    internal async Task<VisitorSession> Authenticate(HttpRequest request, string hash)
    {
        var token = Bearer(request);
        return OfWidget((await Grain(token.VisitorId).Authenticate(token.Secret)).Granted(), hash);
    }

    /// <summary>Ends the session of the request's bearer: here at once, on other fronts within five seconds.</summary>
    internal async Task Logout(HttpRequest request, string hash)
    {
        var token = Bearer(request);
        var session = await Authenticate(request, hash);
        (await Grain(token.VisitorId).Logout(token.Secret)).OrThrow();
        feed.End(session.Id, session.SessionEpoch + 1L);
    }

    /// <summary>A nonce for one connect of the request's session.</summary>
    internal async Task<TicketNonce> IssueTicket(HttpRequest request, string hash)
    {
        var token = Bearer(request);
        await widgets.Find(hash);
        var issued = (await Grain(token.VisitorId).IssueTicket(token.Secret)).Granted();
        OfWidget(issued.Session, hash);
        return issued;
    }

    /// <summary>Spends a nonce.</summary>
    internal async Task<VisitorSession> Redeem(string visitorId, string nonce) => (await Grain(visitorId).RedeemTicket(nonce)).Granted();

    private static SessionToken Bearer(HttpRequest request)
    {
        const string Scheme = "Bearer ";
        var headers = request.Headers[HeaderNames.Authorization];
        var text = headers.Count == 1 && headers[0]!.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? headers[0]![Scheme.Length..] : null;
        return SessionToken.TryParse(text, out var token) ? token : throw RefusedException.Because(RefusalCode.Unauthenticated);
    }

    private static VisitorSession OfWidget(VisitorSession session, string hash) =>
        session.WidgetHash == hash ? session : throw RefusedException.Because(RefusalCode.Unauthenticated);

    private static WireSession Shape(VisitorSession session, string secret, RefusalCode? refused) => new(
        new SessionToken(session.Id, secret).ToString(),
        session.Id,
        WireNames.Of(session.Identity),
        session.Asked,
        refused is { } code ? Problems.Of(code) : null);

    private IVisitorSessionGrain Grain(string visitorId) => grains.GetGrain<IVisitorSessionGrain>(visitorId);
}
