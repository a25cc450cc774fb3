using System.Diagnostics.CodeAnalysis;
using OrleansChat.Conversations;

namespace OrleansChat.WebFront.Visitors;

/// <summary>A visitor's bearer: the session's public id and its secret, <c>visitorId.secret</c>.</summary>
internal readonly record struct SessionToken(string VisitorId, string Secret)
{
    private const int SecretLength = 43;

    /// <summary>Reads the token; false for anything that no session can have.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out SessionToken token)
    {
        token = default;
        if (text is not { Length: PublicId.Length + 1 + SecretLength } || text[PublicId.Length] != '.') return false;
        token = new(text[..PublicId.Length], text[(PublicId.Length + 1)..]);
        return PublicId.TryParse(token.VisitorId, out _) && token.Secret.All(char.IsAscii);
    }

    /// <inheritdoc />
    public override string ToString() => $"{VisitorId}.{Secret}";
}
