using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using OrleansChat.Directory;

namespace OrleansChat.WebFront.Console.SignIn;

/// <summary>Asks every 30 seconds whether a circuit's operator is still there and his sign-in still stands.</summary>
public sealed class OperatorRevalidation(ILoggerFactory logging, IGrainFactory grains) : RevalidatingServerAuthenticationStateProvider(logging)
{
    /// <inheritdoc />
    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(30);

    /// <inheritdoc />
    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        if (authenticationState.User.FindFirst("sub")?.Value is not { } id) return false;
        var outcome = await grains.GetGrain<IDirectoryGrain>(0).Operator(id);
        return outcome.Value is not null;
    }
}
