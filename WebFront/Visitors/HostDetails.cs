using OrleansChat.Conversations;
using OrleansChat.Visitors;
using OrleansChat.Wire;

namespace OrleansChat.WebFront.Visitors;

/// <summary>
/// What a host page says of its user. With `emailHash` it says that it can prove it: there is no key yet to check a proof with, and what is
/// not proven as it was announced is not taken at all, not even as a claim (D4). A page's mistake never stands between visitor and chat.
/// </summary>
internal static class HostDetails
{
    /// <summary>The details as a claim, or why they are not taken.</summary>
    public static (ContactDetails? Details, RefusalCode? Refused) Of(WireUserDetails told)
    {
        if (told.EmailHash is not null) return (null, RefusalCode.TokenInvalid);
        var name = $"{told.Firstname} {told.Lastname}";
        return ContactDetails.Check(name, told.Email, out var details) is { } unfit ? (null, unfit) : (details, null);
    }
}
