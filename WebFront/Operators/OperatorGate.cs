using OrleansChat.Conversations;
using OrleansChat.WebFront.Edge;

namespace OrleansChat.WebFront.Operators;

/// <summary>Marks the endpoint that a signed-in operator opens.</summary>
internal sealed class OpensByOperator;

/// <summary>Lets a socket in whose operator is there now and free to work.</summary>
internal sealed class OperatorGate(RequestDelegate next, SignedInOperators operators)
{
    public Task InvokeAsync(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<OpensByOperator>() is null ? next(context) : Enter(context);

    private async Task Enter(HttpContext context)
    {
        if (!context.WebSockets.IsWebSocketRequest) throw RefusedException.Because(RefusalCode.Malformed, "Connect by WebSocket, without negotiation.");
        var id = context.User.FindFirst(OperatorCookie.IdClaim)?.Value ?? throw RefusedException.Because(RefusalCode.Unauthenticated);
        if (await operators.Read(id) is not { } person || !SignedInOperators.IsOfEpoch(context.User, person))
        {
            throw RefusedException.Because(RefusalCode.Unauthenticated);
        }

        if (person.MustChangePassword) throw RefusedException.Because(RefusalCode.PasswordChangeRequired);
        context.Features.Set(person);
        await next(context);
    }
}
