using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using OrleansChat.Conversations;

namespace OrleansChat.Directory;

/// <summary>Fills an empty store, once.</summary>
public sealed class Starter
{
    private readonly ISeedStore _store;
    private readonly IRandomIds _random;
    private readonly Passwords _passwords;
    private readonly StarterOptions _options;

    internal Starter(ISeedStore store, IRandomIds random, Passwords passwords, IOptions<StarterOptions> options) =>
        (_store, _random, _passwords, _options) = (store, random, passwords, options.Value);

    /// <summary>Seeds an empty store in one transaction and answers what was seeded; null where the store was seeded before.</summary>
    /// <param name="announce">
    /// Tells it, inside the transaction, once the seed is certain to be this process's: a process that dies before has seeded nothing, one
    /// that dies after has told. Of many that start together exactly one is called.
    /// </param>
    /// <exception cref="InvalidOperationException">The configured password is too short.</exception>
    public async Task<Seeded?> Seed(Action<Seeded>? announce = null)
    {
        if (await _store.IsSeeded()) return null;
        if (_options.AdminPassword is { } given && !Passwords.MayBeSet(given))
            throw new InvalidOperationException($"Console:AdminPassword needs at least {Passwords.Shortest} characters.");
        var password = _options.AdminPassword ?? Passwords.Generate(_random);
        var serverKey = new byte[32];
        _random.Fill(serverKey);
        ImmutableArray<Department> departments = _options.Starter ? [new("sales", "Sales"), new("support", "Support")] : [];
        var administrator = new Operator(
            _random.NewId(), "Administrator", "admin", true, _options.AdminPassword is null, 0, [.. departments.Select(department => department.Id)]);
        var seed = new Seed(serverKey, departments, new(administrator, _passwords.Hash(password)), _options.Starter);
        var seeded = new Seeded(administrator.SignInName, _options.AdminPassword is null ? password : null, _options.Starter);
        return await _store.Seed(seed, () => announce?.Invoke(seeded)) ? seeded : null;
    }
}

/// <summary>What was seeded: the administrator's sign-in name, his password if it was generated, whether the channel is on.</summary>
public sealed record Seeded(string SignInName, string? GeneratedPassword, bool ChannelActive);

/// <summary>The rows of an empty store.</summary>
internal sealed record Seed(byte[] ServerKey, ImmutableArray<Department> Departments, KnownOperator Administrator, bool ActivateChannel);

/// <summary>Writes the seed.</summary>
internal interface ISeedStore
{
    Task<bool> IsSeeded();

    /// <summary>Writes it in one transaction, with that call as its last step; false where the store was seeded before.</summary>
    Task<bool> Seed(Seed seed, Action beforeCommit);
}
