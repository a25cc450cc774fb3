using System.Collections.Immutable;
using Microsoft.AspNetCore.Identity;
using Orleans.Concurrency;
using OrleansChat.Conversations;
using OrleansChat.Conversations.Log;
using OrleansChat.Hosting;
using OrleansChat.Sql;

namespace OrleansChat.Directory;

/// <summary>Departments, operators and their sign-in, over SQL.</summary>
[StatelessWorker, GrainType("directory")]
internal sealed class DirectoryGrain(IDirectoryStore directory, ILimits limits, IWidgetIndex widgets, Passwords passwords) : Grain, IDirectoryGrain, IStoreCaller
{
    /// <inheritdoc />
    public async Task<Installation> Installation() =>
        await directory.Installation() ?? throw new InvalidOperationException("The store holds no installation: it was not seeded.");

    /// <inheritdoc />
    public Task<ImmutableArray<Department>> Departments() => directory.Departments();

    /// <inheritdoc />
    public Task<ImmutableArray<Operator>> OperatorsOf(string departmentId) => directory.OperatorsOf(departmentId);

    /// <inheritdoc />
    public Task<string?> FirstWidget() => widgets.First();

    /// <inheritdoc />
    public Task<Outcome<Operator>> Operator(string id) => Refusing(async () =>
        await directory.Operator(id) is { } known ? known.Operator : RefusalCode.NotFound);

    /// <inheritdoc />
    public Task<Outcome<Operator>> SignIn(string name, string password) => Refusing(async () =>
    {
        var key = SignInKey.Of(name);
        if (await limits.TrySignIn(key) is { } locked) return LockedOut(locked);
        var known = await directory.OperatorBySignIn(key);
        // Hashing takes tens of milliseconds: not on the scheduler's threads.
        var result = await Task.Run(() => passwords.Check(known, password));
        if (known is null || result == PasswordVerificationResult.Failed) return RefusalCode.Unauthenticated;
        await limits.ForgetFailures(key);
        if (result == PasswordVerificationResult.SuccessRehashNeeded)
            await directory.Rehash(known, await Task.Run(() => passwords.Hash(password)));
        return known.Operator;
    });

    /// <inheritdoc />
    public Task<Outcome<Operator>> ChangePassword(string id, string oldPassword, string newPassword) => Refusing(async () =>
    {
        if (await directory.Operator(id) is not { } known) return RefusalCode.NotFound;
        var key = SignInKey.Of(known.Operator.SignInName);
        if (await limits.TrySignIn(key) is { } locked) return LockedOut(locked);
        if (await Task.Run(() => passwords.Check(known, oldPassword)) == PasswordVerificationResult.Failed) return RefusalCode.Unauthenticated;
        await limits.ForgetFailures(key);
        if (!Passwords.MayBeSet(newPassword) || newPassword == oldPassword) return RefusalCode.PasswordUnfit;
        if (!await directory.SetPassword(known, await Task.Run(() => passwords.Hash(newPassword)))) return RefusalCode.Unauthenticated;
        return (await directory.Operator(id))!.Operator;
    });

    /// <inheritdoc />
    public async Task<Refusal?> Take(string kind, string key, int limit, TimeSpan window)
    {
        try
        {
            var use = await limits.Take(kind, key, window);
            return use.Count <= limit ? null : new(RefusalCode.TooMany, RetryAfterSeconds: Seconds(use.EndsIn));
        }
        catch (StoreFullException)
        {
            return new(RefusalCode.StorageFull);
        }
        catch (StoreException)
        {
            return new(RefusalCode.Unavailable);
        }
    }

    private static Refusal LockedOut(TimeSpan locked) => new(RefusalCode.LockedOut, RetryAfterSeconds: Seconds(locked));

    private static int Seconds(TimeSpan span) => Math.Max(1, (int)Math.Ceiling(span.TotalSeconds));

    private static async Task<Outcome<Operator>> Refusing(Func<Task<Outcome<Operator>>> action)
    {
        try
        {
            return await action();
        }
        catch (StoreFullException)
        {
            return RefusalCode.StorageFull;
        }
        catch (Exception failure) when (failure is StoreException or LogUnavailableException)
        {
            return RefusalCode.Unavailable;
        }
    }
}
