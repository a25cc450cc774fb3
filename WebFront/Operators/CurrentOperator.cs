using System.Security.Claims;
using OrleansChat.Conversations;
using OrleansChat.Directory;
using OrleansChat.WebFront.Edge;

namespace OrleansChat.WebFront.Operators;

/// <summary>The operator who is asking. Pages give the principal that they were given; nothing is read of the cookie but who.</summary>
public sealed class CurrentOperator(SignedInOperators operators)
{
    /// <summary>The operator, or null where nobody is signed in.</summary>
    public ValueTask<Operator?> Find(ClaimsPrincipal principal) => operators.Find(principal);

    /// <summary>The operator, free to work.</summary>
    /// <exception cref="RefusedException">Unauthenticated, or PasswordChangeRequired.</exception>
    public async ValueTask<Operator> Require(ClaimsPrincipal principal)
    {
        var person = await Find(principal) ?? throw RefusedException.Because(RefusalCode.Unauthenticated);
        return person.MustChangePassword ? throw RefusedException.Because(RefusalCode.PasswordChangeRequired) : person;
    }
}
