using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using OrleansChat.Conversations;
using OrleansChat.Visitors;
using OrleansChat.WebFront.Edge;

namespace OrleansChat.WebFront.Visitors;

/// <summary>
/// Tickets: what stands in a socket's address in place of the session's secret. Sealed, good for 30 seconds and for one connect.
/// </summary>
public sealed class ConnectTickets(IDataProtectionProvider protection, VisitorSessions sessions)
{
    private const int MaxLength = 1_024;
    private static readonly TimeSpan Life = TimeSpan.FromSeconds(30);

    private readonly ITimeLimitedDataProtector _seal = protection.CreateProtector("OrleansChat.ConnectTicket.v1").ToTimeLimitedDataProtector();

    /// <summary>Seals a nonce.</summary>
    internal string Seal(TicketNonce issued) => _seal.Protect($"{issued.Session.Id}.{issued.Session.SessionEpoch}.{issued.Nonce}", Life);

    /// <summary>Spends the ticket.</summary>
    /// <exception cref="RefusedException">Unauthenticated: not ours, too old, or spent.</exception>
    internal async Task<VisitorSession> Redeem(string? ticket)
    {
        if (ticket is not { Length: > 0 and <= MaxLength }) throw RefusedException.Because(RefusalCode.Unauthenticated);
        var parts = Open(ticket).Split('.');
        var session = await sessions.Redeem(parts[0], parts[2]);
        var current = session.SessionEpoch.ToString(System.Globalization.CultureInfo.InvariantCulture) == parts[1];
        return current ? session : throw RefusedException.Because(RefusalCode.Unauthenticated);
    }

    private string Open(string ticket)
    {
        try
        {
            return _seal.Unprotect(ticket);
        }
        catch (CryptographicException)
        {
            throw RefusedException.Because(RefusalCode.Unauthenticated);
        }
    }
}
