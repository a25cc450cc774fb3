using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using OrleansChat.WebFront.Operators;

namespace OrleansChat.WebFront.Console.SignIn;

/// <summary>Asks every two seconds, of what this front knows, whether the sign-in of a circuit still stands.</summary>
public sealed class OperatorRevalidation(ILoggerFactory logging, CurrentOperator current) : RevalidatingServerAuthenticationStateProvider(logging)
{
    /// <inheritdoc />
    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(2);

    /// <inheritdoc />
    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        try
        {
            return await current.Find(authenticationState.User) is not null;
        }
        catch (Exception exception) when (exception is TimeoutException or OrleansException)
        {
            // No answer is no reason to sign anybody out; every call is checked again where it acts.
            return true;
        }
    }
}
