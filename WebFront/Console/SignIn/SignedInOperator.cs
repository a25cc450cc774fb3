using Microsoft.AspNetCore.Components.Authorization;
using OrleansChat.Directory;
using OrleansChat.WebFront.Operators;

namespace OrleansChat.WebFront.Console.SignIn;

/// <summary>The operator of this page or circuit.</summary>
public sealed class SignedInOperator(AuthenticationStateProvider authentication, CurrentOperator current)
{
    /// <summary>The operator as he stands now; null while nobody is signed in.</summary>
    public async ValueTask<Operator?> Find() => await current.Find((await authentication.GetAuthenticationStateAsync()).User);
}
