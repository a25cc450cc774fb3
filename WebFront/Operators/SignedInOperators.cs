using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Claims;
using OrleansChat.Conversations;
using OrleansChat.Directory;

namespace OrleansChat.WebFront.Operators;

/// <summary>
/// Operators as they stand now, each read at most every 30 seconds, and at once where the epoch of his sign-ins moved: that is asked of all of
/// them in bulk, every three seconds.
/// </summary>
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

    /// <summary>Asks which of those that were looked at lately have another epoch by now, or are gone; what was known of them is forgotten.</summary>
    public async Task<IReadOnlySet<string>> Moved()
    {
        foreach (var old in _known.Where(known => clock.GetElapsedTime(known.Value.ReadAt) > 2 * Fresh)) _known.TryRemove(old);
        var known = _known.ToArray();
        if (known.Length == 0) return ImmutableHashSet<string>.Empty;
        var epochs = await grains.GetGrain<IHeadsGrain>(0).OfOperators([.. known.Select(person => person.Key)]);
        var moved = known.Where(person => !epochs.TryGetValue(person.Key, out var epoch) || epoch != person.Value.Person.OperatorEpoch).ToList();
        foreach (var person in moved) _known.TryRemove(person);
        return moved.Select(person => person.Key).ToHashSet();
    }

    /// <summary>Whether the sign-in that the principal stands for still counts.</summary>
    public static bool IsOfEpoch(ClaimsPrincipal principal, Operator person) =>
        principal.FindFirstValue(OperatorCookie.EpochClaim) == person.OperatorEpoch.ToString(CultureInfo.InvariantCulture);
}
