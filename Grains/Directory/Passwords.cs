using Microsoft.AspNetCore.Identity;
using OrleansChat.Conversations;

namespace OrleansChat.Directory;

/// <summary>Hashes and checks operators' passwords with ASP.NET Core Identity's hasher.</summary>
internal sealed class Passwords
{
    /// <summary>The shortest password that may be set, in characters.</summary>
    public const int Shortest = 10;

    private const int Longest = 1_000;
    private const string Readable = "23456789abcdefghjkmnpqrstuvwxyz";
    private static readonly object Nobody = new();
    private readonly PasswordHasher<object> _hasher = new();
    private readonly Lazy<string> _dummy;

    public Passwords() => _dummy = new(() => Hash("a password that nobody has"));

    public static bool MayBeSet(string password) => password.Length is >= Shortest and <= Longest;

    /// <summary>A password of 20 characters that can be read aloud, in groups of five; about 99 bits.</summary>
    public static string Generate(IRandomIds random)
    {
        Span<char> password = stackalloc char[23];
        Span<byte> one = stackalloc byte[1];
        for (var i = 0; i < password.Length; i++)
        {
            if (i % 6 == 5)
            {
                password[i] = '-';
                continue;
            }

            do random.Fill(one);
            while (one[0] >= 256 / Readable.Length * Readable.Length);
            password[i] = Readable[one[0] % Readable.Length];
        }

        return new(password);
    }

    public string Hash(string password) => _hasher.HashPassword(Nobody, password);

    /// <summary>Checks a password; an unknown operator (null) takes the same time and fails.</summary>
    public PasswordVerificationResult Check(KnownOperator? known, string password)
    {
        if (password.Length > Longest) return PasswordVerificationResult.Failed;
        var result = _hasher.VerifyHashedPassword(Nobody, known?.PasswordHash ?? _dummy.Value, password);
        return known is null ? PasswordVerificationResult.Failed : result;
    }
}
