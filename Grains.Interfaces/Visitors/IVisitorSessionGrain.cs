using OrleansChat.Conversations;

namespace OrleansChat.Visitors;

/// <summary>One visitor session: who it is, and whether a secret or ticket opens it. Keyed by the visitor's id.</summary>
[Alias("chat.visitor-session")]
public interface IVisitorSessionGrain : IGrainWithStringKey
{
    /// <summary>Makes the anonymous session and its secret, which is told this once.</summary>
    [Alias("create")]
    Task<Outcome<NewVisitorSession>> Create(string widgetHash);

    /// <summary>Whether the secret opens this session; counts as a use of it.</summary>
    [Alias("authenticate")]
    Task<Outcome<VisitorSession>> Authenticate(string secret);

    /// <summary>A nonce for one connect within 30 seconds.</summary>
    [Alias("issue-ticket")]
    Task<Outcome<TicketNonce>> IssueTicket(string secret);

    /// <summary>Spends the nonce: true once.</summary>
    [Alias("redeem-ticket")]
    Task<Outcome<VisitorSession>> RedeemTicket(string nonce);

    /// <summary>
    /// Keeps who the visitor says he is, as a claim (S85); what is absent is taken back. Nobody else's details are looked at, linked or changed.
    /// A verified visitor's are not changed by a claim: Forbidden.
    /// </summary>
    [Alias("save-contact")]
    Task<Outcome<VisitorSession>> SaveContact(Actor actor, ContactDetails details);

    /// <summary>The visitor was asked who he is and would rather not say; he is not asked again.</summary>
    [Alias("decline-contact")]
    Task<Outcome<VisitorSession>> DeclineContact(Actor actor);

    /// <summary>
    /// Takes what the host page says without a proof: a claim, once for each wording, so that what the visitor corrected stays so. Changes
    /// nothing for a verified visitor.
    /// </summary>
    [Alias("claim-by-host")]
    Task<Outcome<VisitorSession>> ClaimByHost(Actor actor, ContactDetails details);

    /// <summary>
    /// A front asks to be told when one of the session's conversations changes, or who its visitor is; answers how the session is now, null
    /// where there is none. Forgotten when the activation goes.
    /// </summary>
    [Alias("watch")]
    Task<VisitorSession?> Watch(string frontId);

    /// <summary>Ends the session: its secret, its tickets and its sockets open nothing any more (D10). Null: done.</summary>
    [Alias("logout")]
    Task<Refusal?> Logout(string secret);

    /// <summary>Ends the session if it was not used for its whole life (D10); true when it is gone.</summary>
    [Alias("expire")]
    Task<bool> Expire();
}

/// <summary>How well a visitor is known (D3).</summary>
public enum IdentityGrade
{
    /// <summary>Nothing known.</summary>
    Anonymous = 0,

    /// <summary>The visitor says so.</summary>
    Claimed = 1,

    /// <summary>Verified by a mailed code.</summary>
    Code = 2,

    /// <summary>Verified by the host site.</summary>
    Host = 3,
}

/// <summary>A visitor's name and address with the grade that they have.</summary>
[GenerateSerializer, Immutable, Alias("chat.identity")]
public sealed record VisitorIdentity(IdentityGrade Grade, string? Name, string? Email)
{
    /// <summary>Nothing known.</summary>
    public static VisitorIdentity Anonymous { get; } = new(IdentityGrade.Anonymous, null, null);
}

/// <summary>
/// A session as the front may know it: no secret in it. <c>Asked</c>: the visitor has answered who he is, or would not (V8).
/// <c>Version</c> grows with every change of it, so that what is told late is not taken for the newest.
/// </summary>
[GenerateSerializer, Immutable, Alias("chat.session")]
public sealed record VisitorSession(string Id, string WidgetHash, int SessionEpoch, VisitorIdentity Identity, bool Asked, int Version)
{
    /// <summary>The session's visitor as an actor.</summary>
    public Actor AsActor() => Actor.Visitor(Id, Identity.Name);
}

/// <summary>A session just made, with its secret (256 bits, 43 characters of base64url).</summary>
[GenerateSerializer, Immutable, Alias("chat.new-session")]
public sealed record NewVisitorSession(VisitorSession Session, string Secret);

/// <summary>A nonce for one connect (128 bits, 22 characters).</summary>
[GenerateSerializer, Immutable, Alias("chat.ticket-nonce")]
public sealed record TicketNonce(string Nonce, VisitorSession Session);
