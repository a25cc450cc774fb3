using Microsoft.AspNetCore.Components.Authorization;
using OrleansChat.Conversations;
using OrleansChat.Directory;

namespace OrleansChat.WebFront.Console.SignIn;

/// <summary>The operator of this circuit or page, read from the directory: names and departments never come from the cookie.</summary>
public sealed class SignedInOperator(AuthenticationStateProvider authentication, IGrainFactory grains)
{
    private Operator? _operator;

    /// <summary>The operator; null while nobody is signed in.</summary>
    public async ValueTask<Operator?> Get() => _operator ??= await Read();

    /// <summary>The operator as an actor; only where <see cref="Get"/> answered one.</summary>
    public Actor Actor => _operator?.AsActor() ?? throw new InvalidOperationException("Nobody is signed in.");

    /// <summary>Forgets what was read.</summary>
    public void Forget() => _operator = null;

    private async Task<Operator?> Read()
    {
        var state = await authentication.GetAuthenticationStateAsync();
        if (state.User.FindFirst("sub")?.Value is not { } id) return null;
        return (await grains.GetGrain<IDirectoryGrain>(0).Operator(id)).Value;
    }
}
