using System.Security.Cryptography;
using System.Text;
using Orleans.Streams;
using Orleans.Streams.Core;
using OrleansChat.Conversations;
using OrleansChat.Conversations.Log;
using OrleansChat.Feed;
using OrleansChat.Hosting;
using OrleansChat.Streams;
using OrleansChat.Work;

namespace OrleansChat.Visitors;

/// <summary>A visitor session: identity and keys in its state, its conversations in SQL, its watchers and tickets in memory.</summary>
[GrainType("visitor-session"), ImplicitStreamSubscription(ChatStreams.Sessions)]
public sealed partial class VisitorSessionGrain(
    IGrainContext context,
    [PersistentState("session", "state")] IPersistentState<VisitorSessionState> state,
    IWorkQueue work,
    IVisitorIndex visitors,
    IConversationReader conversations,
    Fronts fronts,
    Pokes pokes,
    TimeProvider clock,
    IRandomIds random) : Grain, IVisitorSessionGrain, IStoreCaller, IStreamSubscriptionObserver, IAsyncObserver<SessionPoke>
{
    private static readonly TimeSpan TicketLife = TimeSpan.FromSeconds(30);
    private const int MostTickets = 64;

    private readonly string _id = context.GrainId.Key.ToString()!;
    private readonly Dictionary<string, DateTimeOffset> _tickets = [];
    private readonly FrontWatchers _watchers = new(fronts, clock);

    private bool Exists => state.State.SecretHash.Length > 0;

    private VisitorSession Session => new(
        _id, state.State.WidgetHash, state.State.SessionEpoch, new(state.State.Grade, state.State.Name, state.State.Email), state.State.Asked,
        state.State.Version);

    /// <inheritdoc />
    public async Task<Outcome<NewVisitorSession>> Create(string widgetHash)
    {
        if (Exists) return RefusalCode.Forbidden;
        var secret = random.NewSecret();
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        state.State = new() { SecretHash = Hash(secret), WidgetHash = widgetHash, CreatedAt = now };
        await Use(now);
        return new NewVisitorSession(Session, secret);
    }

    /// <inheritdoc />
    public async Task<Outcome<VisitorSession>> Authenticate(string secret)
    {
        if (!Opens(secret)) return RefusalCode.Unauthenticated;
        await Use(clock.GetUtcNow().ToUnixTimeMilliseconds());
        return Session;
    }

    /// <inheritdoc />
    public async Task<Outcome<TicketNonce>> IssueTicket(string secret)
    {
        if (await Authenticate(secret) is { Refusal: { } refusal }) return refusal;
        var now = clock.GetUtcNow();
        foreach (var stale in _tickets.Where(ticket => ticket.Value <= now).Select(ticket => ticket.Key).ToList()) _tickets.Remove(stale);
        if (_tickets.Count >= MostTickets) return new Refusal(RefusalCode.TooMany, RetryAfterSeconds: (int)TicketLife.TotalSeconds);
        var nonce = random.NewId();
        _tickets[nonce] = now + TicketLife;
        return new TicketNonce(nonce, Session);
    }

    /// <inheritdoc />
    public Task<Outcome<VisitorSession>> RedeemTicket(string nonce)
    {
        var spent = Exists && _tickets.Remove(nonce, out var until) && until > clock.GetUtcNow();
        return Task.FromResult<Outcome<VisitorSession>>(spent ? Session : RefusalCode.Unauthenticated);
    }

    /// <inheritdoc />
    public Task<VisitorSession?> Watch(string frontId)
    {
        _watchers.Add(frontId);
        return Task.FromResult(Exists ? Session : null);
    }

    /// <inheritdoc />
    public async Task<Refusal?> Logout(string secret)
    {
        if (!Opens(secret)) return new(RefusalCode.Unauthenticated);
        await End();
        return null;
    }

    /// <inheritdoc />
    public async Task<bool> Expire()
    {
        if (!Exists) return true;
        if (SessionLife.EndsAt(state.State.LastUsedAt) > clock.GetUtcNow()) return false;
        await End();
        return true;
    }

    /// <inheritdoc />
    public Task OnSubscribed(IStreamSubscriptionHandleFactory handleFactory) => handleFactory.Create<SessionPoke>().ResumeAsync(this);

    /// <inheritdoc />
    public Task OnNextAsync(SessionPoke item, StreamSequenceToken? token = null)
    {
        foreach (var front in _watchers.Lanes()) front.AddSession(_id);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task OnErrorAsync(Exception ex) => Task.CompletedTask;

    // The row first: where the second write fails, the secret opens the session still, and this can be done again.
    private async Task End()
    {
        await visitors.End(_id, Session.Identity);
        await state.ClearStateAsync();
        _tickets.Clear();
    }

    private bool Opens(string secret) => Exists && CryptographicOperations.FixedTimeEquals(Hash(secret), state.State.SecretHash);

    /// <summary>Keeps that the session was used, at most once a day, with the row that ends it when it no longer is.</summary>
    private async Task Use(long now)
    {
        if (now - state.State.LastUsedAt < TimeSpan.MillisecondsPerDay) return;
        state.State.LastUsedAt = now;
        await work.Schedule(SessionLife.Work, _id, SessionLife.EndsAt(now));
        await state.WriteStateAsync();
    }

    private static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
