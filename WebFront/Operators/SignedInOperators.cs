using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Claims;
using OrleansChat.Directory;

namespace OrleansChat.WebFront.Operators;

/// <summary>Operators as they stand now, read at most every 30 seconds each: a sign-in that was ended ends here within that time.</summary>
public sealed class SignedInOperators(IGrainFactory grains, TimeProvider clock)
{
    /// <summary>How long a reading counts.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, (Operator Person, long ReadAt)> _known = new();

    /// <summary>The operator of a principal; null where there is none, or where that sign-in has ended.</summary>
    public async ValueTask<Operator?> Find(ClaimsPrincipal principal)
    {
        if (principal.FindFirstValue(OperatorCookie.IdClaim) is not { } id) return null;
        var person = _known.TryGetValue(id, out var known) && clock.GetElapsedTime(known.ReadAt) < Fresh ? known.Person : await Read(id);
        return person is not null && IsOfEpoch(principal, person) ? person : null;
    }

    /// <summary>Reads him now.</summary>
    public async Task<Operator?> Read(string id)
    {
        var read = await grains.GetGrain<IDirectoryGrain>(0).Operator(id);
        if (read.Value is { } person) _known[id] = (person, clock.GetTimestamp());
        else _known.TryRemove(id, out _);
        return read.Value;
    }

    /// <summary>Whether the sign-in that the principal stands for still counts.</summary>
    public static bool IsOfEpoch(ClaimsPrincipal principal, Operator person) =>
        principal.FindFirstValue(OperatorCookie.EpochClaim) == person.OperatorEpoch.ToString(CultureInfo.InvariantCulture);
}
