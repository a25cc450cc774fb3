using System.Collections.Immutable;

namespace OrleansChat.Directory;

/// <summary>The rows of departments and operators.</summary>
internal interface IDirectoryStore
{
    Task<Installation?> Installation();

    Task<ImmutableArray<Department>> Departments();

    Task<ImmutableArray<Operator>> OperatorsOf(string departmentId);

    Task<KnownOperator?> Operator(string id);

    Task<KnownOperator?> OperatorBySignIn(SignInKey key);

    /// <summary>Replaces the password and ends earlier sign-ins; false when another change came first.</summary>
    Task<bool> SetPassword(KnownOperator known, string newHash);

    /// <summary>Keeps the same password under a newer hash.</summary>
    Task Rehash(KnownOperator known, string newHash);
}

/// <summary>An operator with the hash of his password.</summary>
internal sealed record KnownOperator(Operator Operator, string PasswordHash);

/// <summary>A sign-in name as it is compared: trimmed, without regard to case, of bounded length.</summary>
internal readonly record struct SignInKey(string Value)
{
    private const int Longest = 200;

    public static SignInKey Of(string name)
    {
        var key = name.Trim().ToUpperInvariant();
        return new(key.Length > Longest ? key[..Longest] : key);
    }
}
